namespace Failover.LocalCloud.Lambda;

/// <summary>Lambda refuses an invocation: the function did not run.</summary>
/// <param name="code">The API's error code: <c>ResourceNotFoundException</c>, <c>TooManyRequestsException</c>,
/// <c>ServiceException</c>, ...</param>
/// <param name="status">The HTTP status.</param>
public sealed class LambdaServiceException(string code, string message, int status) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;
}
