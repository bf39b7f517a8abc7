using System.Net;
using Amazon.Runtime;
using Amazon.SecurityToken;

namespace Failover.LocalCloud.Sts;

/// <summary>STS's errors as the SDK throws them.</summary>
internal static class StsErrors
{
    public static Exception Make(string code, string message, int httpStatus) => new AmazonSecurityTokenServiceException(
        message, httpStatus >= 500 ? ErrorType.Receiver : ErrorType.Sender, code, "00000000-0000-0000-0000-000000000000",
        (HttpStatusCode)httpStatus);
}
