using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.History;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Running;

/// <summary>Writes a task's events: the Lambda-specific kind for a function's ARN, the general kind for integrations.</summary>
internal readonly struct TaskLog(Visit visit, TaskResource resource)
{
    public void Scheduled(Value parameters, TaskLimits limits)
    {
        visit.Append(new HistoryEntry(resource.IsLambda ? "LambdaFunctionScheduled" : "TaskScheduled")
        {
            Resource = resource,
            Data = parameters,
            Region = visit.Run.Core.Region,
            Timeout = limits.TimeoutSeconds,
            Heartbeat = limits.HeartbeatSeconds,
        });
        visit.Append(new HistoryEntry(resource.IsLambda ? "LambdaFunctionStarted" : "TaskStarted") { Resource = resource });
    }

    public void Submitted(Value answer) => visit.Append(new HistoryEntry("TaskSubmitted") { Resource = resource, Data = answer });

    public void Succeeded(Value output) =>
        visit.Append(
            new HistoryEntry(resource.IsLambda ? "LambdaFunctionSucceeded" : "TaskSucceeded") { Resource = resource, Data = output });

    /// <param name="toSubmit">Whether the call itself failed, before the token could be sent back.</param>
    public void Failed(TaskFailure failure, bool toSubmit) =>
        visit.Append(new HistoryEntry(resource.IsLambda ? "LambdaFunctionFailed" : toSubmit ? "TaskSubmitFailed" : "TaskFailed")
        {
            Resource = resource,
            Error = failure.Error,
            Cause = failure.Cause,
        });

    public void TimedOut() =>
        visit.Append(
            new HistoryEntry(resource.IsLambda ? "LambdaFunctionTimedOut" : "TaskTimedOut")
            {
                Resource = resource,
                Error = ErrorNames.Timeout,
            });
}
