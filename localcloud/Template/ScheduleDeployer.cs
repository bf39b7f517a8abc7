using System.Text.Json;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Scheduler;

namespace Failover.LocalCloud.Template;

/// <summary><c>AWS::Scheduler::Schedule</c>, as far as the local cloud simulates it; anything else is refused.</summary>
internal static class ScheduleDeployer
{
    public static DeployStep Deploy(DeployedResource resource, Properties properties)
    {
        properties.Only(
            "Name", "Description", "ScheduleExpression", "ScheduleExpressionTimezone", "FlexibleTimeWindow", "State", "Target",
            "GroupName");
        if (!properties.Has("ScheduleExpression"))
        {
            throw properties.Bad("ScheduleExpression", "rate(...), cron(...) or at(...)", null);
        }

        var expression = properties.Text("ScheduleExpression");
        var schedule = new Schedule
        {
            Name = resource.Name,
            Group = properties.OptionalText("GroupName") ?? "default",
            Expression = properties.Guard("ScheduleExpression", () => ScheduleExpression.ParseSchedule(expression)),
            TimeZone = Zone(properties),
            Window = Window(properties),
            Enabled = RuleDeployer.Enabled(properties),
            Target = Target(properties.Nested("Target") ?? throw properties.Bad("Target", "a map", null)),
        };
        return (services, _) => services.Scheduler.Put(schedule);
    }

    private static TimeZoneInfo Zone(Properties properties)
    {
        const string Name = "ScheduleExpressionTimezone";
        var zone = properties.OptionalText(Name) ?? "UTC";
        return TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var found) ? found
            : throw properties.Bad(Name, "a time zone of the IANA database such as Europe/Berlin", properties.Json[Name]);
    }

    private static TimeSpan? Window(Properties properties)
    {
        var window = properties.Nested("FlexibleTimeWindow")?.Only("Mode", "MaximumWindowInMinutes")
            ?? throw properties.Bad("FlexibleTimeWindow", "a map with Mode OFF or FLEXIBLE", null);
        var hasMinutes = window.Has("MaximumWindowInMinutes");
        return window.Text("Mode") switch
        {
            "OFF" when !hasMinutes => null,
            "FLEXIBLE" when hasMinutes => TimeSpan.FromMinutes(window.Number("MaximumWindowInMinutes", 0, 1, 1440)),
            _ => throw window.Bad("Mode", "OFF, or FLEXIBLE with MaximumWindowInMinutes", window.Json["Mode"]),
        };
    }

    private static ScheduleTarget Target(Properties target)
    {
        target.Only("Arn", "RoleArn", "Input", "RetryPolicy", "DeadLetterConfig");
        var retry = target.Nested("RetryPolicy")?.Only("MaximumEventAgeInSeconds", "MaximumRetryAttempts");
        return new ScheduleTarget(target.Text("Arn"), target.Text("RoleArn"), Input(target))
        {
            MaximumEventAge = TimeSpan.FromSeconds(retry?.Number("MaximumEventAgeInSeconds", 86_400, 60, 86_400) ?? 86_400),
            MaximumRetryAttempts = retry?.Number("MaximumRetryAttempts", 185, 0, 185) ?? 185,
            DeadLetterArn = target.Nested("DeadLetterConfig")?.Only("Arn").OptionalText("Arn"),
        };
    }

    /// <summary>"If you are configuring a templated Step Functions target, the input must be a well-formed JSON" (API reference).</summary>
    private static string Input(Properties target)
    {
        var input = target.OptionalText("Input") ?? "{}";
        try
        {
            using var document = JsonDocument.Parse(input);
            return input;
        }
        catch (JsonException)
        {
            throw target.Bad("Input", "well-formed JSON", target.Json["Input"]);
        }
    }
}
