using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;

namespace Failover.LocalCloud.StepFunctions.History;

/// <summary>Converts events to the shape that GetExecutionHistory returns.</summary>
internal static class EventConversion
{
    /// <param name="withData">Whether inputs and outputs are included.</param>
    public static HistoryEvent ToEvent(HistoryEntry entry, bool withData)
    {
        var result = new HistoryEvent
        {
            Id = entry.Id,
            PreviousEventId = entry.PreviousId,
            Timestamp = entry.At.UtcDateTime,
            Type = new HistoryEventType(entry.Type),
        };
        var data = withData ? entry.Data?.ToString() : null;
        if (entry.Type.EndsWith("StateEntered", StringComparison.Ordinal))
        {
            result.StateEnteredEventDetails = new StateEnteredEventDetails { Name = entry.Name, Input = data };
        }
        else if (entry.Type.EndsWith("StateExited", StringComparison.Ordinal))
        {
            result.StateExitedEventDetails = new StateExitedEventDetails { Name = entry.Name, Output = data };
        }
        else if (!AddExecution(result, entry, data) && !AddLambda(result, entry, data) && !AddMap(result, entry))
        {
            TaskEvents.Add(result, entry, data);
        }

        return result;
    }

    private static bool AddExecution(HistoryEvent result, HistoryEntry entry, string? data)
    {
        switch (entry.Type)
        {
            case "ExecutionStarted":
                result.ExecutionStartedEventDetails = new ExecutionStartedEventDetails { Input = data, RoleArn = entry.Name };
                return true;
            case "ExecutionSucceeded":
                result.ExecutionSucceededEventDetails = new ExecutionSucceededEventDetails { Output = data };
                return true;
            case "ExecutionFailed":
                result.ExecutionFailedEventDetails = new ExecutionFailedEventDetails { Error = entry.Error, Cause = entry.Cause };
                return true;
            case "ExecutionAborted":
                result.ExecutionAbortedEventDetails = new ExecutionAbortedEventDetails { Error = entry.Error, Cause = entry.Cause };
                return true;
            case "ExecutionTimedOut":
                result.ExecutionTimedOutEventDetails = new ExecutionTimedOutEventDetails { Error = entry.Error, Cause = entry.Cause };
                return true;
            case "ExecutionRedriven":
                result.ExecutionRedrivenEventDetails = new ExecutionRedrivenEventDetails { RedriveCount = entry.Number };
                return true;
            default:
                return false;
        }
    }

    private static bool AddLambda(HistoryEvent result, HistoryEntry entry, string? data)
    {
        switch (entry.Type)
        {
            case "LambdaFunctionScheduled":
                result.LambdaFunctionScheduledEventDetails = new LambdaFunctionScheduledEventDetails
                {
                    Resource = entry.Resource?.Arn,
                    Input = data,
                    TimeoutInSeconds = entry.Timeout,
                };
                return true;
            case "LambdaFunctionStarted":
                return true;
            case "LambdaFunctionSucceeded":
                result.LambdaFunctionSucceededEventDetails = new LambdaFunctionSucceededEventDetails { Output = data };
                return true;
            case "LambdaFunctionFailed":
                result.LambdaFunctionFailedEventDetails = new LambdaFunctionFailedEventDetails { Error = entry.Error, Cause = entry.Cause };
                return true;
            case "LambdaFunctionTimedOut":
                result.LambdaFunctionTimedOutEventDetails =
                    new LambdaFunctionTimedOutEventDetails { Error = entry.Error, Cause = entry.Cause };
                return true;
            default:
                return false;
        }
    }

    private static bool AddMap(HistoryEvent result, HistoryEntry entry)
    {
        var item = new MapIterationEventDetails { Name = entry.Name, Index = entry.Number };
        switch (entry.Type)
        {
            case "MapStateStarted":
                result.MapStateStartedEventDetails = new MapStateStartedEventDetails { Length = entry.Number };
                return true;
            case "MapIterationStarted":
                result.MapIterationStartedEventDetails = item;
                return true;
            case "MapIterationSucceeded":
                result.MapIterationSucceededEventDetails = item;
                return true;
            case "MapIterationFailed":
                result.MapIterationFailedEventDetails = item;
                return true;
            case "MapIterationAborted":
                result.MapIterationAbortedEventDetails = item;
                return true;
            default:
                return false;
        }
    }
}
