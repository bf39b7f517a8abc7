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

    /// <summary>An Express workflow; else a Standard one.</summary>
    public bool IsExpress => isExpress;

    /// <summary>How long an execution may run; null: for ever.</summary>
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
    /// As <c>UpdateStateMachine</c> leaves it: executions that have begun, and their redrives, keep the definition they had.
    /// </summary>
    public StateMachine Updated(StateMachineDefinition newDefinition, ITaskRunner newTasks, string newRoleArn) =>
        new(arn, name, newDefinition, newTasks, newRoleArn, isExpress) { Executions = Executions, ByName = ByName };
}
