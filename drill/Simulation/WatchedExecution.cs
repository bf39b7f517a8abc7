using Failover.Functions.Contract;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Drill.Simulation;

/// <summary>What the invariants remember of one execution.</summary>
internal sealed class WatchedExecution(StateMachineExecution execution)
{
    public StateMachineExecution Execution => execution;

    /// <summary>The region in which it runs.</summary>
    public required string Region { get; init; }

    /// <summary>The state that it is in; null between two states.</summary>
    public string? State
    {
        get;
        set
        {
            field = value;
            LastState = value ?? LastState;
        }
    }

    /// <summary>The last state that it was in: if it was aborted there, that state's function may still be running.</summary>
    public string? LastState { get; private set; }

    /// <summary>The ARN of the primary that the evidence of its last promotion was about.</summary>
    public string? Evidence { get; set; }

    /// <summary>When it started, or was last redriven.</summary>
    public TimeSpan RunsSince { get; private set; }

    /// <summary>The newest verdict; null before the first.</summary>
    public Verdict? Verdict { get; set; }

    /// <summary>The report since it started, or started over; null before it was made.</summary>
    public Report? Report { get; set; }

    /// <summary>Whether it has passed its report, or the plain report in its place.</summary>
    public bool IsReported { get; set; }

    /// <summary>Whether the report asks for a notification.</summary>
    public bool MustTell { get; set; }

    /// <summary>Whether it tried to notify.</summary>
    public bool HasTold { get; set; }

    /// <summary>Changes of the record since it started, or was last redriven.</summary>
    public int Changes { get; set; }

    /// <summary>Task states entered since it started, or was last redriven.</summary>
    public int Tasks { get; set; }

    public void Begin(TimeSpan now)
    {
        RunsSince = now;
        Changes = Tasks = 0;
    }

    /// <summary>
    /// A redrive that gets past Unrecovered begins anew, after the failure that the report describes. One that does not get past it has
    /// found and done nothing, so that report still applies; and a redrive after an abort continues where the execution was.
    /// </summary>
    public void StartOver() => (Report, IsReported, MustTell, HasTold) = (null, false, false, false);
}
