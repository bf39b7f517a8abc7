using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>The outcome of one try of a Task, Parallel or Map: a result or a failure, never both.</summary>
internal readonly record struct Attempt(Value? Result, StateFailedException? Failure)
{
    public Attempt(Value result)
        : this(result, null)
    {
    }

    public Attempt(StateFailedException failure)
        : this(null, failure)
    {
    }
}

/// <summary>What a task or its callback returned: a result or a failure, never both.</summary>
internal readonly record struct TaskAnswer(Value? Result, TaskFailure? Failure)
{
    public TaskAnswer(Value result)
        : this(result, null)
    {
    }

    public TaskAnswer(TaskFailure failure)
        : this(null, failure)
    {
    }
}
