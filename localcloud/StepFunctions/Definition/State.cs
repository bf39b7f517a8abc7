using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>A compiled state.</summary>
internal abstract class State
{
    public required string Name { get; init; }

    public required string Type { get; init; }

    public Selection Input { get; init; } = Selection.Whole;

    public Selection Output { get; init; } = Selection.Whole;

    /// <summary>The next state, or null if the block ends here.</summary>
    public string? Next { get; init; }

    /// <summary>All states that may come next, in the definition's order.</summary>
    public virtual IEnumerable<string> Targets => Next is null ? [] : [Next];
}

internal sealed class PassState : State
{
    public Value? Result { get; init; }

    public PayloadTemplate? Parameters { get; init; }

    public Placement Placement { get; init; } = Placement.Whole;
}

internal sealed class SucceedState : State;

/// <summary>Error and cause are each fixed text, or come from a path or an intrinsic function.</summary>
internal sealed class FailState : State
{
    public Expression? Error { get; init; }

    public Expression? Cause { get; init; }
}

/// <summary>Exactly one of the four is set.</summary>
internal sealed class WaitState : State
{
    public Quantity? Seconds { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public Paths.JsonPath? TimestampPath { get; init; }
}

internal sealed class ChoiceState : State
{
    public required IReadOnlyList<ChoiceRule> Rules { get; init; }

    public string? Default { get; init; }

    public override IEnumerable<string> Targets
    {
        get
        {
            var targets = Rules.Select(static rule => rule.Next);
            return Default is null ? targets : targets.Append(Default);
        }
    }
}

/// <summary>A state that can fail and be retried: Task, Parallel, Map.</summary>
internal abstract class WorkState : State
{
    public PayloadTemplate? Parameters { get; init; }

    public PayloadTemplate? ResultSelector { get; init; }

    public Placement Placement { get; init; } = Placement.Whole;

    public IReadOnlyList<Retrier> Retriers { get; init; } = [];

    public IReadOnlyList<Catcher> Catchers { get; init; } = [];

    public override IEnumerable<string> Targets => base.Targets.Concat(Catchers.Select(static catcher => catcher.Next));
}

internal sealed class TaskState : WorkState
{
    public required TaskResource Resource { get; init; }

    public Quantity? Timeout { get; init; }

    public Quantity? Heartbeat { get; init; }
}

internal sealed class ParallelState : WorkState
{
    public required IReadOnlyList<StatesBlock> Branches { get; init; }
}

internal sealed class MapState : WorkState
{
    public required StatesBlock Processor { get; init; }

    public required Paths.JsonPath ItemsPath { get; init; }

    public PayloadTemplate? ItemSelector { get; init; }

    /// <summary>The maximum number of concurrent items; 0 for no limit.</summary>
    public Quantity? MaxConcurrency { get; init; }

    public Quantity? ToleratedCount { get; init; }

    public Quantity? ToleratedPercentage { get; init; }
}
