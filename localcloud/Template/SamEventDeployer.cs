using Failover.LocalCloud.EventBridge;

namespace Failover.LocalCloud.Template;

/// <summary>SAM's <c>Events</c> of functions and state machines: each becomes a rule, a schedule or a subscription.</summary>
internal static class SamEventDeployer
{
    public static void Deploy(CloudServices services, DeployedResource owner, Properties properties)
    {
        foreach (var (name, source) in properties.Children("Events"))
        {
            source.Only("Type", "Properties");
            var inner = source.Nested("Properties") ?? throw source.Bad("Properties", "a map", null);
            switch (source.Text("Type"))
            {
                case "EventBridgeRule" or "CloudWatchEvent":
                    services.EventBridge.PutRule(Rule(owner, name, inner));
                    break;
                case "Schedule":
                    services.EventBridge.PutRule(Schedule(owner, name, inner, "Schedule"));
                    break;
                case "ScheduleV2":
                    services.EventBridge.PutRule(Schedule(owner, name, inner, "ScheduleExpression"));
                    break;
                case "SNS" when owner.Type == ResourceTypes.Function:
                    services.Sns.Subscribe(inner.Only("Topic").Text("Topic"), "lambda", owner.Arn);
                    break;
                default:
                    throw source.Bad("Type", "one of [EventBridgeRule, CloudWatchEvent, Schedule, ScheduleV2, SNS (functions)]", source.Json["Type"]);
            }
        }
    }

    private static EventRule Rule(DeployedResource owner, string name, Properties properties)
    {
        properties.Only("Pattern", "EventBusName", "Input", "InputPath", "InputTransformer", "RetryPolicy", "DeadLetterConfig", "RuleName", "State", "Target");
        RuleDeployer.DefaultBus(properties);
        return new EventRule
        {
            Name = properties.OptionalText("RuleName") ?? $"{owner.Name}{name}",
            Pattern = RuleDeployer.Pattern(properties, "Pattern") ?? throw properties.Bad("Pattern", "an event pattern", null),
            Enabled = RuleDeployer.Enabled(properties),
            Targets = [RuleDeployer.Shape(properties, new EventTarget(properties.Nested("Target")?.OptionalText("Id") ?? $"{name}Target", owner.Arn))],
        };
    }

    private static EventRule Schedule(DeployedResource owner, string name, Properties properties, string expression)
    {
        properties.Only(
            expression, "Name", "Description", "Input", "RetryPolicy", "DeadLetterConfig", "State", "Enabled", "FlexibleTimeWindow", "ScheduleExpressionTimezone");
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
