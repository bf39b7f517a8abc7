namespace Failover.Functions.Contract;

/// <summary>
/// What every step returns, among other things, so that the definition, the console and the report find it under the same names.
/// </summary>
/// <remarks>
/// The only exception is ReportOutcome, which returns the execution's output for people and other tools: there, the names are outcome and
/// summary.
/// </remarks>
public interface IStepResult<out TState>
    where TState : struct, Enum
{
    /// <summary>Determines the next state of the definition.</summary>
    TState State { get; }

    /// <summary>One sentence for a person.</summary>
    string Reason { get; }

    /// <summary>When the step reached this conclusion.</summary>
    DateTimeOffset At { get; }
}
