// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using System.Net;
using Amazon.Runtime;

namespace Amazon.StepFunctions
{
    public class AmazonStepFunctionsException : AmazonServiceException
    {
        public AmazonStepFunctionsException(string message)
            : base(message)
        {
        }

        public AmazonStepFunctionsException(
            string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, errorType, errorCode, requestId, statusCode)
        {
        }

        public AmazonStepFunctionsException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }
}

namespace Amazon.StepFunctions.Model
{
    public class ExecutionDoesNotExistException : AmazonStepFunctionsException
    {
        public ExecutionDoesNotExistException(string message)
            : base(message)
        {
        }

        public ExecutionDoesNotExistException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class ExecutionAlreadyExistsException : AmazonStepFunctionsException
    {
        public ExecutionAlreadyExistsException(string message)
            : base(message)
        {
        }

        public ExecutionAlreadyExistsException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class ExecutionLimitExceededException : AmazonStepFunctionsException
    {
        public ExecutionLimitExceededException(string message)
            : base(message)
        {
        }

        public ExecutionLimitExceededException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class ExecutionNotRedrivableException : AmazonStepFunctionsException
    {
        public ExecutionNotRedrivableException(string message)
            : base(message)
        {
        }

        public ExecutionNotRedrivableException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class InvalidArnException : AmazonStepFunctionsException
    {
        public InvalidArnException(string message)
            : base(message)
        {
        }

        public InvalidArnException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class InvalidExecutionInputException : AmazonStepFunctionsException
    {
        public InvalidExecutionInputException(string message)
            : base(message)
        {
        }

        public InvalidExecutionInputException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class InvalidNameException : AmazonStepFunctionsException
    {
        public InvalidNameException(string message)
            : base(message)
        {
        }

        public InvalidNameException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class StateMachineDoesNotExistException : AmazonStepFunctionsException
    {
        public StateMachineDoesNotExistException(string message)
            : base(message)
        {
        }

        public StateMachineDoesNotExistException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class StateMachineDeletingException : AmazonStepFunctionsException
    {
        public StateMachineDeletingException(string message)
            : base(message)
        {
        }

        public StateMachineDeletingException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }
}
