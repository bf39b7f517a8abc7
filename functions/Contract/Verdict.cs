using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<VerdictState>))]
public enum VerdictState
{
    /// <summary>Nothing is to be done; <see cref="Verdict.Reason"/> says why.</summary>
    StandDown,

    /// <summary>The API reports a healthy writer and the record already points to it: only a probe can tell.</summary>
    Confirm,

    /// <summary>The writer is healthy, but the record does not point to it.</summary>
    Repoint,

    /// <summary>There is no healthy writer yet.</summary>
    Await,

    /// <summary>A healthy cluster is to be failed over on purpose.</summary>
    Drill,

    /// <summary>The cluster is a secondary of its global cluster: ChooseRegion decides whether it is to be promoted.</summary>
    Region,
}

[JsonConverter(typeof(KebabCase<StandDownCause>))]
public enum StandDownCause
{
    Paused,
    AlarmStale,
    AlarmCleared,
    AnotherRunning,
    CoolDown,

    /// <summary>
    /// Nothing is left to do within the cool-down: the alarm is a late witness of the previous failover, which has its own report.
    /// </summary>
    Aftershock,

    DrillUnsafe,

    /// <summary>The alarm that a drill must heed is not OK: <see cref="Plan.StopAlarm"/>. Nothing was triggered.</summary>
    DrillStopped,

    Observing,

    /// <summary>Somebody changed the record away from the writer that was proven: <see cref="Verdict.LedAway"/>.</summary>
    LedAway,

    /// <summary>The record points to another region, and this region's cluster can't be shown to be the newest global writer.</summary>
    Superseded,

    /// <summary>Another region's stack, or a person, has to act.</summary>
    StandingBy,

    /// <summary>The primary region recovered by itself while this one watched; operators are not notified.</summary>
    PrimaryRecovered,

    /// <summary>
    /// The primary is healthy, but this region's cluster is not connected to it: an old primary that has returned, or a new secondary that
    /// is not ready yet.
    /// </summary>
    Resyncing,

    ApprovalDenied,

    ApprovalExpired,

    /// <summary>The answer was neither yes nor no.</summary>
    ApprovalUnreadable,
}

/// <summary>What VerifyCluster concludes.</summary>
public sealed record Verdict : IStepResult<VerdictState>
{
    public required VerdictState State { get; init; }

    /// <summary>One sentence for a person.</summary>
    public required string Reason { get; init; }

    public StandDownCause? Cause { get; init; }

    public required Plan Plan { get; init; }

    /// <summary>The cluster's status, as the API reported it.</summary>
    public required string Status { get; init; }

    /// <summary>The writer's instance identifier, if there is exactly one.</summary>
    public string? Writer { get; init; }

    /// <summary>Where the record should point, if known.</summary>
    public string? Target { get; init; }

    /// <summary>The database's port.</summary>
    public int Port { get; init; }

    /// <summary>The instance endpoints of the cluster's members: only they may answer for it.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Where the record points now; null if there is no record.</summary>
    public string? RecordValue { get; init; }

    /// <summary>
    /// True if the record could not be read; null otherwise. Only plans with a global cluster continue without it.
    /// </summary>
    public bool? RecordUnknown { get; init; }

    /// <summary>
    /// Where the last execution that proved the writer left the record, if somebody else has changed it since, or it could not be read:
    /// it is not changed back there. Null if that is not known.
    /// </summary>
    public string? ProvenValue { get; init; }

    /// <summary>Null if nobody is known to have changed the record.</summary>
    public LedAway? LedAway { get; init; }

    /// <summary>DocumentDB's own events about a failover in the last hour, newest last; hints only.</summary>
    public IReadOnlyList<ClusterEvent> Events { get; init; } = [];

    /// <summary>What could not be read and was therefore not taken into account.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public required DateTimeOffset At { get; init; }
}

/// <summary>One event of the cluster, as the RDS API reports it.</summary>
public sealed record ClusterEvent(DateTimeOffset At, string Message);
