namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>States and where to start: a state machine, a branch, or what a Map does with an item.</summary>
internal sealed class StatesBlock(string startAt, IReadOnlyDictionary<string, State> states)
{
    public State Start { get; } = states[startAt];

    /// <summary>All states, in the definition's order; not those of blocks inside of them.</summary>
    public IEnumerable<State> All => states.Values;

    public State this[string name] => states[name];
}
