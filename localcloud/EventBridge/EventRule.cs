using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.EventBridge;

/// <summary>A rule of the default bus: a pattern or a schedule, and its targets.</summary>
public sealed record EventRule
{
    public required string Name { get; init; }

    /// <summary>The events that it matches; null for a rule that only has a schedule.</summary>
    public EventPattern? Pattern { get; init; }

    /// <summary><c>rate(...)</c> or <c>cron(...)</c>; null if the rule has no schedule.</summary>
    public ScheduleExpression? Schedule { get; init; }

    public bool Enabled { get; init; } = true;

    public required IReadOnlyList<EventTarget> Targets { get; init; }

    /// <summary>Set by the service that the rule is added to.</summary>
    public string Region { get; init; } = CloudCore.FirstRegion;

    public string Arn => $"arn:aws:events:{Region}:{CloudCore.Account}:rule/{Name}";
}

/// <summary>Where a rule sends events.</summary>
/// <param name="Arn">A state machine, function, topic or queue.</param>
public sealed record EventTarget(string Id, string Arn)
{
    /// <summary>The role that EventBridge assumes to invoke the target; null if there is none, or if SAM creates it.</summary>
    public string? RoleArn { get; init; }

    /// <summary>Constant JSON text that replaces the event.</summary>
    public string? Input { get; init; }

    /// <summary>A JSON path that selects part of the event.</summary>
    public string? InputPath
    {
        get;
        init
        {
            field = value;
            Path = value is null ? null : new EventPath(value);
        }
    }

    public InputTransformer? Transformer { get; init; }

    /// <summary>The age, 60 to 86,400 s, after which an undelivered event is given up.</summary>
    public TimeSpan MaximumEventAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>The maximum number of retries, 0 to 185.</summary>
    public int MaximumRetryAttempts { get; init; } = 185;

    /// <summary>The queue for events that were given up; null to drop them.</summary>
    public string? DeadLetterArn { get; init; }

    internal EventPath? Path { get; private init; }
}

/// <summary>A target refuses the event or fails.</summary>
/// <param name="code">The dead letter's <c>ERROR_CODE</c>.</param>
/// <param name="retryable">False if a retry cannot help: no permission, or no such target.</param>
public sealed class EventTargetException(string code, string message, bool retryable) : Exception(message)
{
    public string Code { get; } = code;

    public bool Retryable { get; } = retryable;
}
