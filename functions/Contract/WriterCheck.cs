using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<WriterState>))]
public enum WriterState
{
    /// <summary>The cluster has exactly one writer, and everything that the API reports about it is healthy.</summary>
    Promoted,

    /// <summary>The writer is not promoted yet.</summary>
    Waiting,

    /// <summary>No writer was promoted within the plan's budget.</summary>
    Exhausted,

    /// <summary>There is one, but its status in the API has been unclear for too long: it is probed directly.</summary>
    Unclear,
}

/// <summary>One check of whether a writer has been promoted.</summary>
public sealed record WriterCheck : IStepResult<WriterState>
{
    public required WriterState State { get; init; }

    /// <summary>The number of this check, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Seconds to the next check, if any.</summary>
    public int WaitSeconds { get; init; }

    public required string Status { get; init; }

    public string? Writer { get; init; }

    public string? Target { get; init; }

    /// <summary>Where a direct probe connects: the database's port. 0 in other states.</summary>
    public int Port { get; init; }

    /// <summary>Where a direct probe connects: the instance endpoints of the cluster's members.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Since when every check has found a single writer with an unclear status.</summary>
    public DateTimeOffset? UnclearSince { get; init; }

    /// <summary>The result of the direct probe, if one was made. Written by the state machine.</summary>
    public ProbeCheck? Wire { get; init; }

    /// <summary>Whether it counts as promoted because a probe proved it, in spite of the status in the API.</summary>
    public bool IsByWire { get; init; }

    /// <summary>The instance that a probe proved in spite of its status in the API; null if the API reports it as healthy.</summary>
    [JsonIgnore]
    public string? ProvenByWire => this is { State: WriterState.Promoted, IsByWire: true } ? Writer : null;

    /// <summary>What is missing, or which instance is the writer.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
