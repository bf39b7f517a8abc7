// Part of the AWS SDK's API, under its own names, as far as this project uses it. Left out where the official package is linked.
#nullable disable
using Amazon.Runtime;

namespace Amazon.StepFunctions.Model;

public class ExecutionListItem
{
    public string ExecutionArn { get; set; }

    public string StateMachineArn { get; set; }

    public string Name { get; set; }

    public ExecutionStatus Status { get; set; }

    public DateTime? StartDate { get; set; }

    public DateTime? StopDate { get; set; }

    public int? RedriveCount { get; set; }

    public DateTime? RedriveDate { get; set; }
}

public class HistoryEvent
{
    public long? Id { get; set; }

    public long? PreviousEventId { get; set; }

    public DateTime? Timestamp { get; set; }

    public HistoryEventType Type { get; set; }

    public StateEnteredEventDetails StateEnteredEventDetails { get; set; }

    public StateExitedEventDetails StateExitedEventDetails { get; set; }

    public ExecutionStartedEventDetails ExecutionStartedEventDetails { get; set; }

    public ExecutionSucceededEventDetails ExecutionSucceededEventDetails { get; set; }

    public ExecutionFailedEventDetails ExecutionFailedEventDetails { get; set; }

    public LambdaFunctionScheduledEventDetails LambdaFunctionScheduledEventDetails { get; set; }

    public LambdaFunctionSucceededEventDetails LambdaFunctionSucceededEventDetails { get; set; }

    public LambdaFunctionFailedEventDetails LambdaFunctionFailedEventDetails { get; set; }

    public LambdaFunctionTimedOutEventDetails LambdaFunctionTimedOutEventDetails { get; set; }

    public TaskScheduledEventDetails TaskScheduledEventDetails { get; set; }

    public TaskSucceededEventDetails TaskSucceededEventDetails { get; set; }

    public TaskFailedEventDetails TaskFailedEventDetails { get; set; }

    public TaskTimedOutEventDetails TaskTimedOutEventDetails { get; set; }

    public ExecutionAbortedEventDetails ExecutionAbortedEventDetails { get; set; }

    public ExecutionTimedOutEventDetails ExecutionTimedOutEventDetails { get; set; }

    public ExecutionRedrivenEventDetails ExecutionRedrivenEventDetails { get; set; }

    public TaskStartedEventDetails TaskStartedEventDetails { get; set; }

    public TaskSubmittedEventDetails TaskSubmittedEventDetails { get; set; }

    public TaskSubmitFailedEventDetails TaskSubmitFailedEventDetails { get; set; }

    public MapStateStartedEventDetails MapStateStartedEventDetails { get; set; }

    public MapIterationEventDetails MapIterationStartedEventDetails { get; set; }

    public MapIterationEventDetails MapIterationSucceededEventDetails { get; set; }

    public MapIterationEventDetails MapIterationFailedEventDetails { get; set; }

    public MapIterationEventDetails MapIterationAbortedEventDetails { get; set; }
}

public class ExecutionRedrivenEventDetails
{
    public int? RedriveCount { get; set; }
}

public class TaskStartedEventDetails
{
    public string ResourceType { get; set; }

    public string Resource { get; set; }
}

public class TaskSubmittedEventDetails
{
    public string ResourceType { get; set; }

    public string Resource { get; set; }

    public string Output { get; set; }
}

public class TaskSubmitFailedEventDetails
{
    public string ResourceType { get; set; }

    public string Resource { get; set; }

    public string Error { get; set; }

    public string Cause { get; set; }
}

public class MapStateStartedEventDetails
{
    public int? Length { get; set; }
}

public class MapIterationEventDetails
{
    public string Name { get; set; }

    public int? Index { get; set; }
}

public class StateEnteredEventDetails
{
    public string Name { get; set; }

    public string Input { get; set; }
}

public class StateExitedEventDetails
{
    public string Name { get; set; }

    public string Output { get; set; }
}

public class ExecutionStartedEventDetails
{
    public string Input { get; set; }

    public string RoleArn { get; set; }
}

public class ExecutionSucceededEventDetails
{
    public string Output { get; set; }
}

public class ExecutionFailedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }
}

public class ExecutionAbortedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }
}

public class ExecutionTimedOutEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }
}

public class LambdaFunctionScheduledEventDetails
{
    public string Resource { get; set; }

    public string Input { get; set; }

    public long? TimeoutInSeconds { get; set; }
}

public class LambdaFunctionSucceededEventDetails
{
    public string Output { get; set; }
}

public class LambdaFunctionFailedEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }
}

public class LambdaFunctionTimedOutEventDetails
{
    public string Error { get; set; }

    public string Cause { get; set; }
}

public class TaskScheduledEventDetails
{
    public string ResourceType { get; set; }

    public string Resource { get; set; }

    public string Region { get; set; }

    public string Parameters { get; set; }

    public long? TimeoutInSeconds { get; set; }

    public long? HeartbeatInSeconds { get; set; }
}

public class TaskSucceededEventDetails
{
    public string ResourceType { get; set; }

    public string Resource { get; set; }

    public string Output { get; set; }
}

public class TaskFailedEventDetails
{
    public string ResourceType { get; set; }

    public string Resource { get; set; }

    public string Error { get; set; }

    public string Cause { get; set; }
}

public class TaskTimedOutEventDetails
{
    public string ResourceType { get; set; }

    public string Resource { get; set; }

    public string Error { get; set; }

    public string Cause { get; set; }
}
