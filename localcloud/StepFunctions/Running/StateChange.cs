using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>A state has been entered or left.</summary>
/// <param name="State">The state's name.</param>
/// <param name="Type">Task, Choice, Wait, Pass, Parallel, Map, Succeed or Fail.</param>
public sealed record StateChange(StateMachineExecution Execution, string State, string Type, DateTimeOffset At)
{
    /// <summary>The state's input when it was entered, or its output when it was left, as JSON; serialized on demand.</summary>
    public string Data => Value?.ToString() ?? "null";

    /// <summary>One field of <see cref="Data"/>, as JSON in UTF-8; null if it is missing.</summary>
    public byte[]? Field(string name) => (Value as ObjectValue)?.Find(name)?.ToUtf8();

    internal Value? Value { get; init; }
}
