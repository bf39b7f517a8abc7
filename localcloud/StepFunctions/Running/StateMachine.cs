using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>A state machine of one world.</summary>
internal sealed class StateMachine(
    string arn, string name, StateMachineDefinition definition, ITaskRunner tasks, string roleArn, bool isExpress = false)
{
    public string Arn => arn;

    public string Name => name;

    public StateMachineDefinition Definition { get; } = isExpress ? ExpressRules.Require(definition) : definition;

    /// <summary>Whether it is an Express rather than a Standard workflow.</summary>
    public bool IsExpress => isExpress;

    /// <summary>The longest time that an execution may run; null for no limit.</summary>
    public TimeSpan? Timeout => isExpress ? Definition.Timeout ?? ExpressRules.Longest : Definition.Timeout;

    public ITaskRunner Tasks => tasks;

    public string RoleArn => roleArn;

    /// <summary><c>$$.StateMachine</c>.</summary>
    public ObjectValue Context { get; } = ObjectValue.From(("Id", new StringValue(arn)), ("Name", new StringValue(name)));

    /// <summary>All executions, oldest first.</summary>
    public List<StateMachineExecution> Executions { get; private init; } = [];

    /// <summary>The latest execution of each name.</summary>
    public Dictionary<string, StateMachineExecution> ByName { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The result of <c>UpdateStateMachine</c>: executions already started, and their redrives, keep their definition.
    /// </summary>
    public StateMachine Updated(StateMachineDefinition newDefinition, ITaskRunner newTasks, string newRoleArn) =>
        new(arn, name, newDefinition, newTasks, newRoleArn, isExpress) { Executions = Executions, ByName = ByName };
}
