namespace Failover.Functions.Aws;

/// <summary>Limits the wait for another region's answer: a region that is down must not hold up reading the others.</summary>
internal sealed class RemotePatience : IDisposable
{
    private readonly CancellationTokenSource limit;
    private readonly CancellationTokenSource either;

    /// <param name="isRemote">False for the stack's own region, whose answer may take as long as the step lasts.</param>
    public RemotePatience(TimeProvider time, CancellationToken cancellationToken, bool isRemote = true)
    {
        limit = new CancellationTokenSource(isRemote ? CallTimeouts.Remote : Timeout.InfiniteTimeSpan, time);
        either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
    }

    public CancellationToken Token => either.Token;

    public void Dispose()
    {
        either.Dispose();
        limit.Dispose();
    }
}
