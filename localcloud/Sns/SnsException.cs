namespace Failover.LocalCloud.Sns;

/// <summary>An error from the API of SNS or SQS.</summary>
/// <param name="code">AWS's error code: <c>InvalidParameter</c>, <c>NotFound</c>, <c>InternalError</c>, ...</param>
/// <param name="status">The HTTP status.</param>
public sealed class SnsException(string code, string message, int status) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;
}
