using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.EventBridge;

/// <summary>A rule of the default bus: a pattern or a schedule, and its targets.</summary>
public sealed record EventRule
{
    public required string Name { get; init; }

    /// <summary>What events it takes; null for a rule with a schedule alone.</summary>
    public EventPattern? Pattern { get; init; }

    /// <summary><c>rate(...)</c> or <c>cron(...)</c>; null: none.</summary>
    public ScheduleExpression? Schedule { get; init; }

    public bool Enabled { get; init; } = true;

    public required IReadOnlyList<EventTarget> Targets { get; init; }

    /// <summary>Set by the service that takes the rule.</summary>
    public string Region { get; init; } = CloudCore.FirstRegion;

    public string Arn => $"arn:aws:events:{Region}:{CloudCore.Account}:rule/{Name}";
}

/// <summary>Where a rule sends events.</summary>
/// <param name="Arn">A state machine, function, topic or queue.</param>
public sealed record EventTarget(string Id, string Arn)
{
    /// <summary>The role that EventBridge takes to reach the target; null: none, or one that SAM makes.</summary>
    public string? RoleArn { get; init; }

    /// <summary>Constant JSON text instead of the event.</summary>
    public string? Input { get; init; }

    /// <summary>A JSON path into the event.</summary>
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

    /// <summary>The age, 60 to 86,400 s, after which a failing event is given up.</summary>
    public TimeSpan MaximumEventAge { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Retries, 0 to 185.</summary>
    public int MaximumRetryAttempts { get; init; } = 185;

    /// <summary>The queue that takes events that were given up; null: they are lost.</summary>
    public string? DeadLetterArn { get; init; }

    internal EventPath? Path { get; private init; }
}

/// <summary>A target refuses or fails.</summary>
/// <param name="code">As the dead letter's <c>ERROR_CODE</c> names it.</param>
/// <param name="retryable">False where another try cannot help: no permission, no such target.</param>
public sealed class EventTargetException(string code, string message, bool retryable) : Exception(message)
{
    public string Code { get; } = code;

    public bool Retryable { get; } = retryable;
}
