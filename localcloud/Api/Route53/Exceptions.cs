// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using System.Net;
using Amazon.Runtime;

namespace Amazon.Route53
{
    public class AmazonRoute53Exception : AmazonServiceException
    {
        public AmazonRoute53Exception(string message)
            : base(message)
        {
        }

        public AmazonRoute53Exception(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, errorType, errorCode, requestId, statusCode)
        {
        }

        public AmazonRoute53Exception(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }
}

namespace Amazon.Route53.Model
{
    public class NoSuchHostedZoneException : AmazonRoute53Exception
    {
        public NoSuchHostedZoneException(string message)
            : base(message)
        {
        }

        public NoSuchHostedZoneException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class InvalidChangeBatchException : AmazonRoute53Exception
    {
        public InvalidChangeBatchException(string message)
            : base(message)
        {
        }

        public InvalidChangeBatchException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class InvalidInputException : AmazonRoute53Exception
    {
        public InvalidInputException(string message)
            : base(message)
        {
        }

        public InvalidInputException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class PriorRequestNotCompleteException : AmazonRoute53Exception
    {
        public PriorRequestNotCompleteException(string message)
            : base(message)
        {
        }

        public PriorRequestNotCompleteException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class NoSuchChangeException : AmazonRoute53Exception
    {
        public NoSuchChangeException(string message)
            : base(message)
        {
        }

        public NoSuchChangeException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class NoSuchHealthCheckException : AmazonRoute53Exception
    {
        public NoSuchHealthCheckException(string message)
            : base(message)
        {
        }

        public NoSuchHealthCheckException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }
}
