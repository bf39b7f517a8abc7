// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
namespace Amazon.StepFunctions.Model;

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
