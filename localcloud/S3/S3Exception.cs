namespace Failover.LocalCloud.S3;

/// <summary>S3 refuses a request.</summary>
/// <param name="code">S3's error code: <c>NoSuchBucket</c>, <c>NoSuchKey</c>, <c>AccessDenied</c>, <c>InvalidArgument</c>.</param>
/// <param name="status">The HTTP status.</param>
public sealed class S3Exception(string code, string message, int status) : Exception(message)
{
    public string Code { get; } = code;

    public int Status { get; } = status;
}
