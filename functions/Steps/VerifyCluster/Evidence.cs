using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Executions;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>Everything that the verdict rests on, read at one moment.</summary>
internal sealed record Evidence
{
    public required Plan Plan { get; init; }

    public required ClusterView Cluster { get; init; }

    /// <summary>Where the record points now; null if there is no record.</summary>
    public required string? RecordValue { get; init; }

    /// <summary>The record could not be read.</summary>
    public bool RecordUnknown { get; init; }

    /// <summary>What has to be corrected in the record even if it points to the writer; null if nothing.</summary>
    public string? RecordDisorder { get; init; }

    /// <summary>The global cluster, as this region's API shows it; null for a stack of a single region.</summary>
    public GlobalView? Global { get; init; }

    /// <summary>What the other members' regions report; null if they were not asked.</summary>
    public IReadOnlyList<PeerWord>? Words { get; init; }

    /// <summary>This execution, before a redrive, saw this region's cluster being promoted: <see cref="RegionState.Proof"/>.</summary>
    public bool HasPromoted { get; init; }

    /// <summary>A person redrove the execution: that counts as a manual start, and the old alarm no longer decides.</summary>
    public bool IsRedriven { get; init; }

    /// <summary>The last execution that proved the writer; null if it was not asked, or none is known.</summary>
    public LastProof? Proof { get; init; }

    /// <summary>Whether the cluster may have been a secondary of its global cluster since <see cref="Proof"/>.</summary>
    public bool WasSecondary { get; init; }

    /// <summary>When the execution started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The alarm's state now; null if there is no alarm, or it could not be read.</summary>
    public string? AlarmState { get; init; }

    /// <summary>The state of the drill's stop alarm, which may not exist or not be readable; null if the plan names none.</summary>
    public Lookup<string?>? StopAlarm { get; init; }

    /// <summary>The name of an older execution for the same cluster that is still running.</summary>
    public string? OlderExecution { get; init; }

    /// <summary>When the last execution that acted on this cluster ended; null if there was none recently.</summary>
    public DateTimeOffset? LastActedAt { get; init; }

    /// <summary>When the last execution that proved this cluster's writer over the wire ended; null if there was none recently.</summary>
    public DateTimeOffset? LastProvenAt { get; init; }

    /// <summary>When the last execution ended that the beats had started and that notified operators without having proven the writer.
    /// </summary>
    public DateTimeOffset? LastToldAt { get; init; }

    public IReadOnlyList<ClusterEvent> Events { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    public required DateTimeOffset At { get; init; }
}
