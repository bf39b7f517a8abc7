using Failover.LocalCloud.StepFunctions.History;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>Observers of executions, and the throttle on their transitions.</summary>
internal sealed class ExecutionHooks
{
    /// <summary>Called for each event in the history of each execution; the source of state machines' logs.</summary>
    public Action<StateMachineExecution, HistoryEntry> Logged { get; set; } = static (_, _) => { };

    /// <summary>Called for each transition that has to wait.</summary>
    public Action<StateMachineExecution> Throttled { get; set; } = static _ => { };

    /// <summary>Until then, transitions wait because the account's quota is used up; set by scenarios as a fault.</summary>
    public DateTimeOffset ThrottledUntil { get; set; }

    /// <summary>Completes once the execution may enter its next state.</summary>
    public async ValueTask TransitAsync(StateMachineExecution execution, VirtualTime time, CancellationToken cancellationToken)
    {
        if (ThrottledUntil - time.GetUtcNow() is { Ticks: > 0 } wait)
        {
            Throttled(execution);
            await time.Delay(wait, cancellationToken);
        }
    }
}
