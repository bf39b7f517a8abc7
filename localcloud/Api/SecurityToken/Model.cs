// The subset of the AWS SDK's API that this project uses, under the SDK's own names. Not compiled if the official package is linked.
#nullable disable
using System.Net;
using Amazon.Runtime;

namespace Amazon.SecurityToken
{
    public class AmazonSecurityTokenServiceRequest : AmazonWebServiceRequest;

    public class AmazonSecurityTokenServiceException : AmazonServiceException
    {
        public AmazonSecurityTokenServiceException(string message)
            : base(message)
        {
        }

        public AmazonSecurityTokenServiceException(
            string message, ErrorType errorType, string errorCode, string requestId, HttpStatusCode statusCode)
            : base(message, errorType, errorCode, requestId, statusCode)
        {
        }
    }
}

namespace Amazon.SecurityToken.Model
{
    public class GetCallerIdentityRequest : AmazonSecurityTokenServiceRequest;

    public class GetCallerIdentityResponse : AmazonWebServiceResponse
    {
        public string Account { get; set; }

        public string Arn { get; set; }

        public string UserId { get; set; }
    }

    public class AssumeRoleRequest : AmazonSecurityTokenServiceRequest
    {
        public int? DurationSeconds { get; set; }

        public string ExternalId { get; set; }

        public string RoleArn { get; set; }

        public string RoleSessionName { get; set; }
    }

    public class AssumeRoleResponse : AmazonWebServiceResponse
    {
        public Credentials Credentials { get; set; }
    }

    public class Credentials : AWSCredentials
    {
        public string AccessKeyId { get; set; }

        public DateTime? Expiration { get; set; }

        public string SecretAccessKey { get; set; }

        public string SessionToken { get; set; }

        public override ImmutableCredentials GetCredentials() => new(AccessKeyId, SecretAccessKey, SessionToken);
    }
}
