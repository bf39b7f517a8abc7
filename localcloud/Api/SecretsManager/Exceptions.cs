// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using System.Net;
using Amazon.Runtime;

namespace Amazon.SecretsManager
{
    public class AmazonSecretsManagerException : AmazonServiceException
    {
        public AmazonSecretsManagerException(string message)
            : base(message)
        {
        }

        public AmazonSecretsManagerException(
            string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, errorType, errorCode, requestId, statusCode)
        {
        }

        public AmazonSecretsManagerException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }
}

namespace Amazon.SecretsManager.Model
{
    public class ResourceNotFoundException : AmazonSecretsManagerException
    {
        public ResourceNotFoundException(string message)
            : base(message)
        {
        }

        public ResourceNotFoundException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class DecryptionFailureException : AmazonSecretsManagerException
    {
        public DecryptionFailureException(string message)
            : base(message)
        {
        }

        public DecryptionFailureException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class InvalidParameterException : AmazonSecretsManagerException
    {
        public InvalidParameterException(string message)
            : base(message)
        {
        }

        public InvalidParameterException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class InvalidRequestException : AmazonSecretsManagerException
    {
        public InvalidRequestException(string message)
            : base(message)
        {
        }

        public InvalidRequestException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }
}
