using Failover.Functions.Contract;

namespace Failover.Drill.Simulation;

/// <summary>The longest that an execution may run: its plan's budgets plus what faults and retries can add.</summary>
internal sealed class TimeBound(SimulationCase simulated)
{
    private const int MostEvents = 25_000;

    /// <summary>Lambda's cold start and work, and the waits of its retries when no fault is active.</summary>
    private static readonly TimeSpan PerTask = TimeSpan.FromSeconds(6);

    /// <summary>
    /// The retries of each Task wait at most 60 times 10 s, and those of a publication 5 times: the last fault may strike at any of them.
    /// </summary>
    private static readonly TimeSpan Retries = TimeSpan.FromSeconds(660);

    private readonly Dictionary<Budget, TimeSpan> waits = [];
    private readonly TimeSpan faultTime = simulated.FaultTime;

    public string? Exceeded(WatchedExecution watch, TimeSpan now)
    {
        if (watch.Execution.Transitions >= MostEvents)
        {
            return $"{watch.Execution.Name} has made {watch.Execution.Transitions} transitions";
        }

        var (runs, allowed) = (now - watch.RunsSince, Allowed(watch));
        return runs > allowed
            ? $"{watch.Execution.Name} has run {runs.TotalSeconds:0} s, but its budgets and retries allow {allowed.TotalSeconds:0} s"
            : null;
    }

    private TimeSpan Allowed(WatchedExecution watch)
    {
        var plan = watch.Verdict?.Plan;
        var budgets = plan is null ? TimeSpan.Zero
            : Regional(plan) + Waits(plan.Promotion) + Waits(plan.Probe) + (Waits(plan.InSync) * (1 + watch.Changes));
        return budgets + faultTime + Retries + (PerTask * watch.Tasks);
    }

    /// <summary>
    /// Evidence, approval, promotion, and the swap's attempts while Route 53's API does not answer; plus the writer's budget again.
    /// </summary>
    private TimeSpan Regional(Plan plan) => plan.Global is not { } global ? TimeSpan.Zero
        : (Waits(global.Promotion) * 2) + Waits(plan.Promotion) + Waits(global.Dns) + TimeSpan.FromSeconds(global.ApprovalSeconds);

    // Called at every state of an execution, and there are few distinct budgets.
    private TimeSpan Waits(Budget budget)
    {
        if (!waits.TryGetValue(budget, out var sum))
        {
            waits[budget] = sum = TimeSpan.FromSeconds(Enumerable.Range(1, budget.Attempts).Sum(budget.WaitAfter));
        }

        return sum;
    }
}
