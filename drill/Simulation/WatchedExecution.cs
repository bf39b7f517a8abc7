using Failover.Functions.Contract;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Drill.Simulation;

/// <summary>What the invariants remember of one execution.</summary>
internal sealed class WatchedExecution(StateMachineExecution execution)
{
    public StateMachineExecution Execution => execution;

    /// <summary>Where it runs.</summary>
    public required string Region { get; init; }

    /// <summary>The state that it is in; null between two.</summary>
    public string? State
    {
        get;
        set
        {
            field = value;
            LastState = value ?? LastState;
        }
    }

    /// <summary>The state that it was in last: where it was aborted, a function of it may still be at work.</summary>
    public string? LastState { get; private set; }

    /// <summary>The ARN of the primary that the evidence of its last promotion was about.</summary>
    public string? Evidence { get; set; }

    /// <summary>When it started, or was redriven last.</summary>
    public TimeSpan RunsSince { get; private set; }

    /// <summary>The newest; null before the first.</summary>
    public Verdict? Verdict { get; set; }

    /// <summary>Since it started, or started over; null before it was made.</summary>
    public Report? Report { get; set; }

    /// <summary>Whether it has come past its report, be it the plain one.</summary>
    public bool IsReported { get; set; }

    /// <summary>Whether the report asks to tell somebody.</summary>
    public bool MustTell { get; set; }

    /// <summary>Whether it tried to.</summary>
    public bool HasTold { get; set; }

    /// <summary>Changes of the record since it started, or was redriven last.</summary>
    public int Changes { get; set; }

    /// <summary>Task states that it entered since it started, or was redriven last.</summary>
    public int Tasks { get; set; }

    public void Begin(TimeSpan now)
    {
        RunsSince = now;
        Changes = Tasks = 0;
    }

    /// <summary>
    /// A redrive got past Unrecovered and begins anew, after the failure that the report tells of. One that doesn't get past it has found
    /// and
    /// done nothing: that report still stands. And one after an abort goes on where it was.
    /// </summary>
    public void StartOver() => (Report, IsReported, MustTell, HasTold) = (null, false, false, false);
}
