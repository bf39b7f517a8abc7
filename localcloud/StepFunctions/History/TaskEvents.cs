using Amazon.StepFunctions.Model;

namespace Failover.LocalCloud.StepFunctions.History;

/// <summary>The events of integrations, <c>arn:aws:states:::...</c>.</summary>
internal static class TaskEvents
{
    public static void Add(HistoryEvent result, HistoryEntry entry, string? data)
    {
        if (entry.Resource is not { Service: var service, Action: var action })
        {
            return;
        }

        switch (entry.Type)
        {
            case "TaskScheduled":
                result.TaskScheduledEventDetails = new TaskScheduledEventDetails
                {
                    ResourceType = service,
                    Resource = action,
                    Region = entry.Region,
                    Parameters = data,
                    TimeoutInSeconds = entry.Timeout,
                    HeartbeatInSeconds = entry.Heartbeat,
                };
                break;
            case "TaskStarted":
                result.TaskStartedEventDetails = new TaskStartedEventDetails { ResourceType = service, Resource = action };
                break;
            case "TaskSubmitted":
                result.TaskSubmittedEventDetails =
                    new TaskSubmittedEventDetails { ResourceType = service, Resource = action, Output = data };
                break;
            case "TaskSubmitFailed":
                result.TaskSubmitFailedEventDetails = new TaskSubmitFailedEventDetails
                {
                    ResourceType = service,
                    Resource = action,
                    Error = entry.Error,
                    Cause = entry.Cause,
                };
                break;
            case "TaskSucceeded":
                result.TaskSucceededEventDetails =
                    new TaskSucceededEventDetails { ResourceType = service, Resource = action, Output = data };
                break;
            case "TaskFailed":
                result.TaskFailedEventDetails = new TaskFailedEventDetails
                {
                    ResourceType = service,
                    Resource = action,
                    Error = entry.Error,
                    Cause = entry.Cause,
                };
                break;
            case "TaskTimedOut":
                result.TaskTimedOutEventDetails = new TaskTimedOutEventDetails
                {
                    ResourceType = service,
                    Resource = action,
                    Error = entry.Error,
                    Cause = entry.Cause,
                };
                break;
        }
    }
}
