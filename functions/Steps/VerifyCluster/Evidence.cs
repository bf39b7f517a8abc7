using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Executions;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>Everything that the verdict rests on, looked up at one moment.</summary>
internal sealed record Evidence
{
    public required Plan Plan { get; init; }

    public required ClusterView Cluster { get; init; }

    /// <summary>Where the record leads now; null where none stands.</summary>
    public required string? RecordValue { get; init; }

    /// <summary>Route 53 could not be asked where the record leads.</summary>
    public bool RecordUnknown { get; init; }

    /// <summary>What of the record is to be put in order even if it points to the writer; null: nothing.</summary>
    public string? RecordDisorder { get; init; }

    /// <summary>The global cluster, as this region's API shows it; null for a stack of a single region.</summary>
    public GlobalView? Global { get; init; }

    /// <summary>What the other members' regions say; null where they were not asked.</summary>
    public IReadOnlyList<PeerWord>? Words { get; init; }

    /// <summary>This execution, before a redrive, saw this region's cluster being promoted: <see cref="RegionState.Proof"/>.</summary>
    public bool HasPromoted { get; init; }

    /// <summary>A person redrove the execution: that is a start by hand, and the alarm of long ago no longer decides.</summary>
    public bool IsRedriven { get; init; }

    /// <summary>The last execution that proved the writer; null where it was not asked, or none is known.</summary>
    public LastProof? Proof { get; init; }

    /// <summary>Whether the cluster may have been a secondary of its global cluster since <see cref="Proof"/>.</summary>
    public bool WasSecondary { get; init; }

    /// <summary>When the execution started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The alarm's state now; null where there is no alarm, or it could not be asked.</summary>
    public string? AlarmState { get; init; }

    /// <summary>An older execution of the same cluster that still runs.</summary>
    public string? OlderExecution { get; init; }

    /// <summary>When the last failover that acted on this cluster ended; null where none did lately.</summary>
    public DateTimeOffset? LastActedAt { get; init; }

    /// <summary>When the last execution ended that proved this cluster's writer over the wire; null where none did lately.</summary>
    public DateTimeOffset? LastProvenAt { get; init; }

    /// <summary>When the last execution ended that the beats had started, and that told people without having proven the writer.</summary>
    public DateTimeOffset? LastToldAt { get; init; }

    public IReadOnlyList<ClusterEvent> Events { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public required DateTimeOffset At { get; init; }
}
