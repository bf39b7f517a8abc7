using System.Text.Json.Serialization;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Heartbeat;

[JsonConverter(typeof(KebabCase<BeatState>))]
public enum BeatState
{
    /// <summary>A writable primary answered.</summary>
    Answered,

    /// <summary>None answered, for the first time: the beat is repeated.</summary>
    Missed,

    /// <summary>None answered, at least twice in a row.</summary>
    Lost,
}

/// <summary>What one beat found.</summary>
public sealed record BeatCheck : IStepResult<BeatState>
{
    public required BeatState State { get; init; }

    /// <summary>One sentence for a person: the reason for the failover that the workflow starts if the writer is lost.</summary>
    public required string Reason { get; init; }

    /// <summary>When the beat ended.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the first beat of the current series without a writable primary began; null if one answered.</summary>
    public DateTimeOffset? MissedAt { get; init; }

    /// <summary>When the next beat is due: RFC 3339, in UTC. Null if the minute is over.</summary>
    public string? NextAt { get; init; }

    /// <summary>
    /// The name of the execution to start if the writer is lost: derived from the schedule's minute, so that all workflows of one minute
    /// start a single execution.
    /// </summary>
    public string? Execution { get; init; }
}
