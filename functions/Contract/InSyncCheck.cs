using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<InSyncState>))]
public enum InSyncState
{
    /// <summary>All of Route 53's name servers have the change.</summary>
    InSync,

    /// <summary>Route 53 has not propagated the change yet.</summary>
    Pending,

    /// <summary>Route 53 does not know the change: the record is read again and, once, swapped again.</summary>
    Lost,

    /// <summary>Route 53 did not propagate the change within the plan's budget.</summary>
    Exhausted,
}

/// <summary>One check of whether Route 53 has propagated the change.</summary>
public sealed record InSyncCheck : IStepResult<InSyncState>
{
    public required InSyncState State { get; init; }

    /// <summary>The number of this check of this change, from 1.</summary>
    public required int Attempt { get; init; }

    /// <summary>Seconds to the next check, if any.</summary>
    public int WaitSeconds { get; init; }

    /// <summary>The ID of the change that was checked.</summary>
    public string? ChangeId { get; init; }

    /// <summary>How many changes Route 53 has lost in this execution.</summary>
    public int Losses { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Reason { get; init; }

    public required DateTimeOffset At { get; init; }
}
