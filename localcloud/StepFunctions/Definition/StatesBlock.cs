namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>States with a start state: a state machine, a branch, or a Map's item processor.</summary>
internal sealed class StatesBlock(string startAt, IReadOnlyDictionary<string, State> states)
{
    public State Start { get; } = states[startAt];

    /// <summary>All states in the definition's order, without those of nested blocks.</summary>
    public IEnumerable<State> All => states.Values;

    public State this[string name] => states[name];
}
