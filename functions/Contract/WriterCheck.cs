using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<WriterState>))]
public enum WriterState
{
    /// <summary>The cluster has exactly one writer, and all that the API says of it is healthy.</summary>
    Promoted,

    /// <summary>Not yet.</summary>
    Waiting,

    /// <summary>Not within the plan's budget.</summary>
    Exhausted,

    /// <summary>There is one, but patience with the status that the API shows has run out: the wire is asked.</summary>
    Unclear,
}

/// <summary>One look at whether a writer is promoted.</summary>
public sealed record WriterCheck : IStepResult<WriterState>
{
    public required WriterState State { get; init; }

    /// <summary>The number of this look, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Seconds to the next look, where there is one.</summary>
    public int WaitSeconds { get; init; }

    public required string Status { get; init; }

    public string? Writer { get; init; }

    public string? Target { get; init; }

    /// <summary>Where the wire is asked: the database's port. 0 elsewhere.</summary>
    public int Port { get; init; }

    /// <summary>Where the wire is asked: the instance endpoints of the cluster's members.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Since when, in all looks in a row, the one writer had a status that may mean anything.</summary>
    public DateTimeOffset? UnclearSince { get; init; }

    /// <summary>What the wire answered since; null where it was not asked. Written by the state machine.</summary>
    public ProbeCheck? Wire { get; init; }

    /// <summary>Whether it counts as promoted because the wire proved it, against the status that the API shows.</summary>
    public bool IsByWire { get; init; }

    /// <summary>The instance that the wire proved against the API's status; null where the API calls it healthy.</summary>
    [JsonIgnore]
    public string? ProvenByWire => this is { State: WriterState.Promoted, IsByWire: true } ? Writer : null;

    /// <summary>What is missing, or who is the writer.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
