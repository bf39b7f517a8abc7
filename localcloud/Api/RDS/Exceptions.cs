// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using System.Net;
using Amazon.Runtime;

namespace Amazon.RDS
{
    public class AmazonRDSException : AmazonServiceException
    {
        public AmazonRDSException(string message)
            : base(message)
        {
        }

        public AmazonRDSException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, errorType, errorCode, requestId, statusCode)
        {
        }

        public AmazonRDSException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }
}

namespace Amazon.RDS.Model
{
    public class DBClusterNotFoundException : AmazonRDSException
    {
        public DBClusterNotFoundException(string message)
            : base(message)
        {
        }

        public DBClusterNotFoundException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class DBParameterGroupNotFoundException : AmazonRDSException
    {
        public DBParameterGroupNotFoundException(string message)
            : base(message)
        {
        }

        public DBParameterGroupNotFoundException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class DBInstanceNotFoundException : AmazonRDSException
    {
        public DBInstanceNotFoundException(string message)
            : base(message)
        {
        }

        public DBInstanceNotFoundException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class InvalidDBClusterStateException : AmazonRDSException
    {
        public InvalidDBClusterStateException(string message)
            : base(message)
        {
        }

        public InvalidDBClusterStateException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class InvalidDBInstanceStateException : AmazonRDSException
    {
        public InvalidDBInstanceStateException(string message)
            : base(message)
        {
        }

        public InvalidDBInstanceStateException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class GlobalClusterNotFoundException : AmazonRDSException
    {
        public GlobalClusterNotFoundException(string message)
            : base(message)
        {
        }

        public GlobalClusterNotFoundException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }

    public class InvalidGlobalClusterStateException : AmazonRDSException
    {
        public InvalidGlobalClusterStateException(string message)
            : base(message)
        {
        }

        public InvalidGlobalClusterStateException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException, errorType, errorCode, requestId, statusCode)
        {
        }
    }
}
