using Failover.LocalCloud.Core;
using Failover.LocalCloud.EventBridge;

namespace Failover.LocalCloud.Scheduler;

/// <summary>A schedule of EventBridge Scheduler, and its target.</summary>
public sealed record Schedule
{
    public required string Name { get; init; }

    /// <summary>The schedule group; <c>default</c> if none is named. Metrics and the role's trust go by group.</summary>
    public string Group { get; init; } = "default";

    public required ScheduleExpression Expression { get; init; }

    /// <summary>Where the expression's times are local times.</summary>
    public TimeZoneInfo TimeZone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>The flexible time window, 1 to 1,440 minutes, in which each invocation may be late; null for mode OFF.</summary>
    public TimeSpan? Window { get; init; }

    public bool Enabled { get; init; } = true;

    public required ScheduleTarget Target { get; init; }

    public string GroupArn(string region) => $"arn:aws:scheduler:{region}:{CloudCore.Account}:schedule-group/{Group}";
}

/// <summary>What a schedule invokes.</summary>
/// <param name="Arn">A state machine, function, topic or queue.</param>
/// <param name="RoleArn">The role that Scheduler assumes, for the target and for the dead-letter queue.</param>
/// <param name="Input">JSON text; it may contain context attributes such as <c>&lt;aws.scheduler.scheduled-time&gt;</c>.</param>
public sealed record ScheduleTarget(string Arn, string RoleArn, string Input)
{
    /// <summary>The age, 60 to 86,400 s, after which an invocation is given up.</summary>
    public TimeSpan MaximumEventAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The maximum number of retries, 0 to 185.</summary>
    public int MaximumRetryAttempts { get; init; } = 185;

    /// <summary>The queue for invocations that were given up; null to drop them.</summary>
    public string? DeadLetterArn { get; init; }
}
