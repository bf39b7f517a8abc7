using Failover.LocalCloud.StepFunctions.History;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>What others hear of executions, and what keeps them waiting.</summary>
internal sealed class ExecutionHooks
{
    /// <summary>Told of each event of each execution's history: what state machines log.</summary>
    public Action<StateMachineExecution, HistoryEntry> Logged { get; set; } = static (_, _) => { };

    /// <summary>Told of each transition that has to wait.</summary>
    public Action<StateMachineExecution> Throttled { get; set; } = static _ => { };

    /// <summary>Until then transitions wait, for the account's quota is used up: a fault that a scenario sets.</summary>
    public DateTimeOffset ThrottledUntil { get; set; }

    /// <summary>Ends once the execution may enter its next state.</summary>
    public async ValueTask TransitAsync(StateMachineExecution execution, VirtualTime time, CancellationToken cancellationToken)
    {
        if (ThrottledUntil - time.GetUtcNow() is { Ticks: > 0 } wait)
        {
            Throttled(execution);
            await time.Delay(wait, cancellationToken);
        }
    }
}
