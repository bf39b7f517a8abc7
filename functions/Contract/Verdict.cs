using System.Text.Json.Serialization;

namespace Failover.Functions.Contract;

[JsonConverter(typeof(KebabCase<VerdictState>))]
public enum VerdictState
{
    /// <summary>Nothing is to be done; <see cref="Verdict.Reason"/> says why.</summary>
    StandDown,

    /// <summary>The API says healthy and the record already points to it; probing the connection.</summary>
    Confirm,

    /// <summary>The writer is healthy, but the record does not point to it.</summary>
    Repoint,

    /// <summary>There is no healthy writer yet.</summary>
    Await,

    /// <summary>A healthy cluster is to be failed over on purpose.</summary>
    Drill,

    /// <summary>The cluster is a secondary of its global cluster: ChooseRegion looks whether it is to be promoted.</summary>
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
    /// Within the cool-down, and nothing is left to do: the alarm is a late witness of the failover before, which reported itself.
    /// </summary>
    Aftershock,

    DrillUnsafe,
    Observing,

    /// <summary>Somebody led the record away from the writer that was proven: <see cref="Verdict.LedAway"/>.</summary>
    LedAway,

    /// <summary>The record points to another region, and this region's cluster can't be shown to be the newest global writer.</summary>
    Superseded,

    /// <summary>Another region's stack, or a person, is the one to act.</summary>
    StandingBy,

    /// <summary>The primary region recovered by itself while this one watched: no news.</summary>
    PrimaryRecovered,

    /// <summary>
    /// The primary is well, but this region's cluster does not follow it: an old primary that returned, or a new one that is not
    /// there yet.
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

    /// <summary>The cluster's status word, as the API gave it.</summary>
    public required string Status { get; init; }

    /// <summary>The writer's instance identifier, where there is exactly one.</summary>
    public string? Writer { get; init; }

    /// <summary>Where the record should lead, where that is known.</summary>
    public string? Target { get; init; }

    /// <summary>The database's port.</summary>
    public int Port { get; init; }

    /// <summary>The instance endpoints of the cluster's members: who may answer for it.</summary>
    public IReadOnlyList<string> Hosts { get; init; } = [];

    /// <summary>Where the record leads now; null where no record stands.</summary>
    public string? RecordValue { get; init; }

    /// <summary>
    /// True where Route 53 could not be asked where the record leads; null otherwise. Only plans with a global cluster go on without
    /// it.
    /// </summary>
    public bool? RecordUnknown { get; init; }

    /// <summary>
    /// Where the last execution that proved the writer left the record, if somebody else has changed it since: it is not changed back
    /// there. Null where that is not known.
    /// </summary>
    public string? ProvenValue { get; init; }

    /// <summary>Null where nobody is known to have led the record away.</summary>
    public LedAway? LedAway { get; init; }

    /// <summary>What DocumentDB's own events tell of a failover in the last hour, newest last; hints only.</summary>
    public IReadOnlyList<ClusterEvent> Events { get; init; } = [];

    /// <summary>What could not be asked, and was therefore left out of account.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    public required DateTimeOffset At { get; init; }
}

/// <summary>One event of the cluster, as the RDS API tells it.</summary>
public sealed record ClusterEvent(DateTimeOffset At, string Message);
