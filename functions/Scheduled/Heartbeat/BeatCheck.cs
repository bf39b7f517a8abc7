using System.Text.Json.Serialization;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Heartbeat;

[JsonConverter(typeof(KebabCase<BeatState>))]
public enum BeatState
{
    /// <summary>A writable primary answered.</summary>
    Answered,

    /// <summary>None did, for the first time: look again.</summary>
    Missed,

    /// <summary>None did, twice in a row or more often.</summary>
    Lost,
}

/// <summary>What one look found.</summary>
public sealed record BeatCheck : IStepResult<BeatState>
{
    public required BeatState State { get; init; }

    /// <summary>One sentence for a person: the reason of the failover that the workflow starts, where the writer is lost.</summary>
    public required string Reason { get; init; }

    /// <summary>When the look ended.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>When the first of the looks in a row began that found no writable primary; null where one answered.</summary>
    public DateTimeOffset? MissedAt { get; init; }

    /// <summary>When the next beat is due: RFC 3339, in UTC. Null: the minute is over.</summary>
    public string? NextAt { get; init; }

    /// <summary>Where the record points, if not to the cluster's own endpoint: the watch is asked about it. Null: it does, or is not there.</summary>
    public string? Elsewhere { get; init; }

    /// <summary>
    /// The name of the execution to start, where the writer is lost: made of the schedule's minute, so that all that one minute's
    /// workflows start is one execution.
    /// </summary>
    public string? Execution { get; init; }
}
