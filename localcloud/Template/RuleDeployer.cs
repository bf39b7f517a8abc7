using Failover.LocalCloud.EventBridge;

namespace Failover.LocalCloud.Template;

internal static class RuleDeployer
{
    public static DeployStep Rule(DeployedResource resource, Properties properties)
    {
        properties.Only("Name", "Description", "EventPattern", "ScheduleExpression", "State", "Targets", "EventBusName", "RoleArn", "Tags");
        DefaultBus(properties);
        if (!properties.Has("EventPattern") && !properties.Has("ScheduleExpression"))
        {
            throw properties.Bad("EventPattern", "a pattern, or a ScheduleExpression", null);
        }

        return Put(new EventRule
        {
            Name = resource.Name,
            Pattern = Pattern(properties, "EventPattern"),
            Schedule = Schedule(properties, "ScheduleExpression"),
            Enabled = Enabled(properties),
            Targets = [.. properties.List("Targets").Select(Target)],
        });
    }

    public static DeployStep Put(EventRule rule) => (services, _) => services.EventBridge.PutRule(rule);

    public static EventPattern? Pattern(Properties properties, string name) =>
        properties.Has(name) ? properties.Guard(name, () => EventPattern.Parse(properties.Json[name])) : null;

    public static ScheduleExpression? Schedule(Properties properties, string name) =>
        properties.OptionalText(name) is { } text ? properties.Guard(name, () => ScheduleExpression.Parse(text)) : null;

    public static bool Enabled(Properties properties) => properties.OptionalText("State") switch
    {
        null or "ENABLED" => true,
        "DISABLED" => false,
        _ => throw properties.Bad("State", "ENABLED or DISABLED", properties.Json["State"]),
    };

    public static void Utc(Properties properties)
    {
        if (properties.OptionalText("ScheduleExpressionTimezone") is not (null or "UTC"))
        {
            throw properties.Bad("ScheduleExpressionTimezone", "UTC", properties.Json["ScheduleExpressionTimezone"]);
        }
    }

    public static void DefaultBus(Properties properties)
    {
        if (properties.OptionalText("EventBusName") is not (null or "default"))
        {
            throw properties.Bad("EventBusName", "default", properties.Json["EventBusName"]);
        }
    }

    /// <summary>Input, InputPath, InputTransformer, RetryPolicy and DeadLetterConfig, common to rules and SAM's events.</summary>
    public static EventTarget Shape(Properties properties, EventTarget target) => Delivery(properties, target with
    {
        Input = properties.TextOrJson("Input"),
        InputPath = properties.OptionalText("InputPath"),
        Transformer = properties.Nested("InputTransformer") is { } transformer ? Transformer(transformer) : null,
    });

    private static EventTarget Target(Properties properties)
    {
        properties.Only("Id", "Arn", "RoleArn", "Input", "InputPath", "InputTransformer", "RetryPolicy", "DeadLetterConfig");
        var target = new EventTarget(properties.Text("Id"), properties.Text("Arn")) { RoleArn = properties.OptionalText("RoleArn") };
        return target.RoleArn is null && target.Arn.StartsWith("arn:aws:states:", StringComparison.Ordinal)
            ? throw properties.Bad("RoleArn", $"a role for target {target.Arn}", null)
            : Shape(properties, target);
    }

    private static InputTransformer Transformer(Properties properties)
    {
        properties.Only("InputPathsMap", "InputTemplate");
        var paths = properties.Map("InputPathsMap").ToDictionary(StringComparer.Ordinal);
        var template = properties.Text("InputTemplate");
        return properties.Guard("InputTemplate", () => new InputTransformer(paths, template));
    }

    private static EventTarget Delivery(Properties properties, EventTarget target)
    {
        var retry = properties.Nested("RetryPolicy")?.Only("MaximumEventAgeInSeconds", "MaximumRetryAttempts");
        return target with
        {
            MaximumEventAge = TimeSpan.FromSeconds(retry?.Number("MaximumEventAgeInSeconds", 86_400, 60, 86_400) ?? 86_400),
            MaximumRetryAttempts = retry?.Number("MaximumRetryAttempts", 185, 0, 185) ?? 185,
            DeadLetterArn = properties.Nested("DeadLetterConfig")?.OptionalText("Arn"),
        };
    }
}
