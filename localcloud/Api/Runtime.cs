// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using System.Net;

namespace Amazon
{
    public class RegionEndpoint
    {
        public static readonly RegionEndpoint USEast1 = new("us-east-1");

        private RegionEndpoint(string systemName) => SystemName = systemName;

        public string SystemName { get; }

        public static RegionEndpoint GetBySystemName(string systemName) => new(systemName);
    }
}

namespace Amazon.Runtime
{
    public enum ErrorType
    {
        Sender,
        Receiver,
        Unknown,
    }

    public enum RequestRetryMode
    {
        Standard,
        Adaptive,
    }

    public interface IAmazonService;

    public class ImmutableCredentials(string awsAccessKeyId, string awsSecretAccessKey, string token)
    {
        public string AccessKey { get; } = awsAccessKeyId;

        public string SecretKey { get; } = awsSecretAccessKey;

        public string Token { get; } = token;
    }

    public abstract class AWSCredentials
    {
        public abstract ImmutableCredentials GetCredentials();

        public virtual Task<ImmutableCredentials> GetCredentialsAsync() => Task.FromResult(GetCredentials());
    }

    public class AnonymousAWSCredentials : AWSCredentials
    {
        public override ImmutableCredentials GetCredentials() =>
            throw new NotSupportedException("AnonymousAWSCredentials do not support this operation");
    }

    public class AmazonWebServiceRequest;

    public class AmazonWebServiceResponse
    {
        public HttpStatusCode HttpStatusCode { get; set; }
    }

    public class ClientConfig
    {
        public RegionEndpoint RegionEndpoint { get; set; }

        public string ServiceURL { get; set; }

        public TimeSpan? Timeout { get; set; }

        public int MaxErrorRetry { get; set; }

        public RequestRetryMode RetryMode { get; set; }
    }

    public abstract class AmazonServiceClient(ClientConfig config) : IDisposable
    {
        public ClientConfig Config { get; } = config;

        public void Dispose()
        {
            Dispose(true);
            GC.SuppressFinalize(this);
        }

        protected virtual void Dispose(bool disposing)
        {
        }

        protected static NotSupportedException NoAws(string operation) => new(
            $"{operation} was called on AWS, but this build is linked with the local cloud. Build with -c Release to call AWS.");
    }

    public class AmazonClientException : Exception
    {
        public AmazonClientException(string message)
            : base(message)
        {
        }

        public AmazonClientException(string message, Exception innerException)
            : base(message, innerException)
        {
        }
    }

    public class AmazonUnmarshallingException : AmazonServiceException
    {
        public AmazonUnmarshallingException(string requestId, string lastKnownLocation, Exception innerException)
            : base("Error unmarshalling response back from AWS.", innerException, default, null, requestId, default) =>
            LastKnownLocation = lastKnownLocation;

        public string LastKnownLocation { get; }
    }

    public class AmazonServiceException : Exception
    {
        public AmazonServiceException(string message)
            : base(message)
        {
        }

        public AmazonServiceException(string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : this(message, null, errorType, errorCode, requestId, statusCode)
        {
        }

        public AmazonServiceException(
            string message, Exception innerException, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, innerException)
        {
            ErrorType = errorType;
            ErrorCode = errorCode;
            RequestId = requestId;
            StatusCode = statusCode;
        }

        public ErrorType ErrorType { get; set; }

        public string ErrorCode { get; set; }

        public string RequestId { get; set; }

        public HttpStatusCode StatusCode { get; set; }
    }

    public class ConstantClass
    {
        protected ConstantClass(string value) => Value = value;

        public string Value { get; }

        public static implicit operator string(ConstantClass value) => value?.Value;

        public static bool operator ==(ConstantClass a, ConstantClass b) => a is null ? b is null : a.Equals(b);

        public static bool operator !=(ConstantClass a, ConstantClass b) => !(a == b);

        public static bool operator ==(ConstantClass a, string b) => a is null ? b is null : a.Equals(b);

        public static bool operator !=(ConstantClass a, string b) => !(a == b);

        public override bool Equals(object obj) =>
            obj is ConstantClass other ? Equals(other.Value) : obj is string text && Equals(text);

        public virtual bool Equals(string value) => string.Equals(Value, value, StringComparison.OrdinalIgnoreCase);

        public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Value);

        public override string ToString() => Value;
    }
}
