namespace Failover.Drill.Simulation;

/// <summary>Something happened that must never happen.</summary>
/// <param name="Invariant">One of <see cref="Invariants"/>.</param>
/// <param name="At">Since the world's start.</param>
internal sealed record Violation(string Invariant, TimeSpan At, string Detail);

/// <summary>The names of what must hold at every moment, whatever the faults.</summary>
internal static class Invariants
{
    /// <summary>1: no swap makes the record point to anything but the writer's endpoint at the time when the swap was sent.</summary>
    public const string RightTarget = "right-target";

    /// <summary>2: nobody else's change is overwritten.</summary>
    public const string NothingOverwritten = "nothing-overwritten";

    /// <summary>3: no path ends unreported.</summary>
    public const string Reported = "reported";

    /// <summary>4: "recovered" is only reported after a probe has proven it.</summary>
    public const string Proven = "proven";

    /// <summary>5: an execution that only observes, or is paused, writes nothing.</summary>
    public const string ObserveWritesNothing = "observe-writes-nothing";

    /// <summary>6: once all faults are over, the system converges within its budget.</summary>
    public const string Converges = "converges";

    /// <summary>7: every wait is bounded.</summary>
    public const string Bounded = "bounded";

    /// <summary>8: never two writable primaries behind the records: a swap only ever points to the newest epoch's primary.</summary>
    public const string OnePrimary = "one-primary";

    /// <summary>9: no report claims a proof that was not made.</summary>
    public const string NoFalseClaim = "no-false-claim";

    /// <summary>
    /// 10: if only the database is hurt and the record points to the cluster, the recovery stated in a report begins and ends within a
    /// heartbeat's interval plus the record's TTL of what users saw.
    /// </summary>
    public const string RecoveryTime = "recovery-time";
}
