namespace Failover.Functions.Contract;

/// <summary>What every step answers, whatever else: so a state of the definition, the console and the report find it under the same names.</summary>
/// <remarks>ReportOutcome alone answers the execution's own output, which people and other tools read: there it is outcome and summary.</remarks>
public interface IStepResult<out TState>
    where TState : struct, Enum
{
    /// <summary>What the definition chooses the next state by.</summary>
    TState State { get; }

    /// <summary>One sentence for a person.</summary>
    string Reason { get; }

    /// <summary>When the step concluded it.</summary>
    DateTimeOffset At { get; }
}
