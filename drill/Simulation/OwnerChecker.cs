using Amazon.StepFunctions;
using Failover.Drill.Worlds;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.LocalCloud.Route53;

namespace Failover.Drill.Simulation;

/// <summary>
/// Invariant 11. Somebody else changes the record while nobody is at work, and it pointed to where the last execution that did anything
/// had the writer proven: from then on no execution that no person started points it back there.
/// </summary>
internal sealed class OwnerChecker(World world, InvariantMonitor monitor)
{
    private (string? Value, string Proven, DateTimeOffset At, int? Promotions)? led;

    /// <summary>Changes after a proof.</summary>
    public int LedAway { get; private set; }

    /// <summary>Those that an execution reported.</summary>
    public int Told => monitor.Executions.Count(static e => e.Report is { LedAway: not null, Notify: true });

    public void OnChanged(string? before, string? after, bool isOurs, WatchedExecution? execution)
    {
        if (isOurs)
        {
            CheckSwap(before, after, execution);
            led = null;
        }
        else if (led is { } standing)
        {
            led = after == standing.Proven ? null : standing with { Value = after };
        }
        else if (before is not null && before != after && IsProven(before))
        {
            led = (after, before, world.Cloud.Core.Time.GetUtcNow(), monitor.Global?.Promotions);
            LedAway++;
        }
    }

    private void CheckSwap(string? before, string? after, WatchedExecution? execution)
    {
        if (led is { } standing && before == standing.Value && before is not null && after == standing.Proven
            && execution?.Verdict?.Plan is { } plan && !IsByPerson(execution, plan) && !IsUnclear(standing.At)
            && standing.Promotions == monitor.Global?.Promotions && !AheadRule.MayExplain(plan, before))
        {
            monitor.Violated(
                Invariants.NotFought,
                $"somebody led the record to {before}, and {execution.Execution.Name} pointed it back to {after}, "
                    + "where it was proven before");
        }
    }

    private static bool IsByPerson(WatchedExecution execution, Plan plan) =>
        plan is { Force: true } or { Drill: not null } || execution.Execution.RedriveCount > 0
        || (plan.Alarm is null && plan.Sources.ContainsKey("mode"));

    /// <summary>The newest that did anything ended by itself and proved the writer there, and nobody is at work.</summary>
    private bool IsProven(string value) =>
        monitor.Executions.All(static e => !e.Execution.IsRunning)
        && monitor.Executions.Where(static e => !IsNothing(e)).MaxBy(static e => e.Execution.StoppedAt) is { } newest
        && !IsAborted(newest) && newest.Report is { Probe: ProbeOutcome.Proven } report && report.RecordValue == value;

    private static bool IsNothing(WatchedExecution execution) =>
        !IsAborted(execution)
        && execution.Report is { Acted: false, Probe: not ProbeOutcome.Proven, Outcome: not Outcome.Unrecovered };

    /// <summary>Since then one was aborted, or ended without a report: whether it had moved the record nobody can tell.</summary>
    private bool IsUnclear(DateTimeOffset since) =>
        monitor.Executions.Any(e => e.Execution.StoppedAt > since && (e.Report is null || IsAborted(e)));

    /// <summary>Such an execution has no output: what it had proven by then, and changed, no other execution can read.</summary>
    private static bool IsAborted(WatchedExecution execution) => execution.Execution.Status == ExecutionStatus.ABORTED;
}
