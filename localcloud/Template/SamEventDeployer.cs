using Failover.LocalCloud.EventBridge;

namespace Failover.LocalCloud.Template;

/// <summary>SAM's <c>Events</c> on functions and state machines: each becomes a rule, a schedule or a subscription.</summary>
internal static class SamEventDeployer
{
    public static DeployStep Deploy(DeployedResource owner, Properties properties)
    {
        var steps = properties.Children("Events").Select(one => Step(owner, one.Name, one.Value)).ToList();
        return (services, options) => steps.ForEach(step => step(services, options));
    }

    private static DeployStep Step(DeployedResource owner, string name, Properties source)
    {
        source.Only("Type", "Properties");
        var inner = source.Nested("Properties") ?? throw source.Bad("Properties", "a map", null);
        return source.Text("Type") switch
        {
            "EventBridgeRule" or "CloudWatchEvent" => RuleDeployer.Put(Rule(owner, name, inner)),
            "Schedule" => RuleDeployer.Put(Schedule(owner, name, inner, "Schedule")),
            "ScheduleV2" => RuleDeployer.Put(Schedule(owner, name, inner, "ScheduleExpression")),
            "SNS" when owner.Type == ResourceTypes.Function => Subscription(inner.Only("Topic").Text("Topic"), owner.Arn),
            _ => throw source.Bad(
                "Type", "one of [EventBridgeRule, CloudWatchEvent, Schedule, ScheduleV2, SNS (functions)]", source.Json["Type"]),
        };
    }

    private static DeployStep Subscription(string topic, string function) => (services, _) =>
        services.Sns.Subscribe(topic, "lambda", function);

    private static EventRule Rule(DeployedResource owner, string name, Properties properties)
    {
        properties.Only(
            "Pattern", "EventBusName", "Input", "InputPath", "InputTransformer", "RetryPolicy", "DeadLetterConfig", "RuleName", "State",
            "Target");
        RuleDeployer.DefaultBus(properties);
        return new EventRule
        {
            Name = properties.OptionalText("RuleName") ?? $"{owner.Name}{name}",
            Pattern = RuleDeployer.Pattern(properties, "Pattern") ?? throw properties.Bad("Pattern", "an event pattern", null),
            Enabled = RuleDeployer.Enabled(properties),
            Targets = [
                RuleDeployer.Shape(
                properties, new EventTarget(properties.Nested("Target")?.OptionalText("Id") ?? $"{name}Target", owner.Arn))],
        };
    }

    private static EventRule Schedule(DeployedResource owner, string name, Properties properties, string expression)
    {
        properties.Only(
            expression, "Name", "Description", "Input", "RetryPolicy", "DeadLetterConfig", "State", "Enabled", "FlexibleTimeWindow",
                "ScheduleExpressionTimezone");
        RuleDeployer.Utc(properties);
        return new EventRule
        {
            Name = properties.OptionalText("Name") ?? $"{owner.Name}{name}",
            Schedule = RuleDeployer.Schedule(properties, expression) ?? throw properties.Bad(expression, "rate(...) or cron(...)", null),
            Enabled = properties.Flag("Enabled", true) && RuleDeployer.Enabled(properties),
            Targets = [RuleDeployer.Shape(properties, new EventTarget($"{name}Target", owner.Arn))],
        };
    }
}
