using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>An item of a Map, as <c>$$.Map.Item</c> shows it.</summary>
internal sealed record MapItem(int Index, Value Value);

/// <summary>
/// How far a block of states has progressed. It outlives a failure: a redrive continues from <see cref="Current"/> with the same
/// input and, in a Parallel or Map, only with the <see cref="Children"/> that are not done.
/// </summary>
internal sealed class Frame(StatesBlock block, Value input, MapItem? item)
{
    public StatesBlock Block => block;

    public MapItem? Item => item;

    public State Current { get; set; } = block.Start;

    /// <summary>The current state's raw input.</summary>
    public Value Input { get; set; } = input;

    /// <summary>Whether the current state has been entered.</summary>
    public bool Entered { get; set; }

    /// <summary>The block's output once it is done.</summary>
    public Value? Output { get; set; }

    /// <summary>The id of the block's last event, which the next one names as its previous event.</summary>
    public int LastEvent { get; set; }

    /// <summary>The branches or items of the current state, once started.</summary>
    public Frame[]? Children { get; set; }

    public void GoTo(string next, Value input)
    {
        (Current, Input, Entered, Children) = (block[next], input, false, null);
    }
}
