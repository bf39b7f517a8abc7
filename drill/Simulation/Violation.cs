namespace Failover.Drill.Simulation;

/// <summary>Something that must never be, and was.</summary>
/// <param name="Invariant">One of <see cref="Invariants"/>.</param>
/// <param name="At">Since the world's start.</param>
internal sealed record Violation(string Invariant, TimeSpan At, string Detail);

/// <summary>The names of what must hold at every moment, whatever the faults.</summary>
internal static class Invariants
{
    /// <summary>1: the record never comes to point at what was not the writer's endpoint when the swap was sent.</summary>
    public const string RightTarget = "right-target";

    /// <summary>2: nobody else's change is overwritten.</summary>
    public const string NothingOverwritten = "nothing-overwritten";

    /// <summary>3: no path ends unreported.</summary>
    public const string Reported = "reported";

    /// <summary>4: "recovered" is said only after the wire proved it.</summary>
    public const string Proven = "proven";

    /// <summary>5: who only observes, or pauses, writes nothing.</summary>
    public const string ObserveWritesNothing = "observe-writes-nothing";

    /// <summary>6: once faults end, the system converges within its budget.</summary>
    public const string Converges = "converges";

    /// <summary>7: every wait is bounded.</summary>
    public const string Bounded = "bounded";

    /// <summary>8: never two writable primaries behind the records: only the newest epoch's primary comes to be pointed to.</summary>
    public const string OnePrimary = "one-primary";

    /// <summary>9: no report claims a proof that was not made.</summary>
    public const string NoFalseClaim = "no-false-claim";

    /// <summary>
    /// 10: where the database alone is hurt, and the record points to the cluster, the recovery that a report tells begins and ends within
    /// a heartbeat's interval and the record's TTL of what users felt.
    /// </summary>
    public const string RecoveryTime = "recovery-time";

    /// <summary>11: what somebody else changed after a proof is not changed back, unless a person starts that.</summary>
    public const string NotFought = "not-fought";
}
