using Failover.DocumentDb.Following;
using MongoDB.Driver;

namespace Failover.DocumentDb.Running;

/// <summary>Runs operations on the client that is current, again where that may be.</summary>
internal sealed class Retrier(Follower follower, FailoverClientOptions options)
{
    private readonly Chance chance = new(options.Seed);

    public async Task<T> RunAsync<T>(
        Func<IMongoClient, CancellationToken, Task<T>> operation, RetryOptions retry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(operation);
        using var deadline = new CancellationTokenSource(retry.Deadline, options.TimeProvider);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, deadline.Token);
        for (var tries = 1; ; tries++)
        {
            var client = follower.Current;
            var log = SendLog.Begin();
            using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);

            // On a client that was replaced, an operation is ended if it may be repeated.
            using var replaced = client.Replaced.Register(() => EndIf(retry.SafeToRepeat || log.Sent == 0, end));
            try
            {
                return await operation(client.Client, end.Token);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                if (deadline.IsCancellationRequested || !RetryRule.Allows(e, log.Sent, retry.SafeToRepeat))
                {
                    follower.Log.GaveUp($"{e.GetType().Name} after {tries} tries");
                    ThrowDeadline(e, retry, deadline.Token);
                    throw;
                }

                follower.Log.Retried(tries, e.GetType().Name);
            }

            await PauseAsync(Backoff(retry, tries), client.Replaced, limit.Token);
        }
    }

    private static void EndIf(bool may, CancellationTokenSource end)
    {
        if (may)
        {
            end.Cancel();
        }
    }

    private static void ThrowDeadline(Exception last, RetryOptions retry, CancellationToken deadline)
    {
        if (deadline.IsCancellationRequested && last is OperationCanceledException)
        {
            throw new TimeoutException(
                $"Expected an acknowledgement within {retry.Deadline.TotalSeconds} s, found none. It may have been executed or not.",
                last);
        }
    }

    // Full jitter: anything between nothing and the step.
    private TimeSpan Backoff(RetryOptions retry, int tries)
    {
        var step = Math.Min(retry.BaseDelay.TotalSeconds * Math.Pow(2, Math.Min(tries - 1, 30)), retry.MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(step * chance.Next());
    }

    // A new client ends the wait: it is what the next try waits for.
    private async Task PauseAsync(TimeSpan wait, CancellationToken replaced, CancellationToken limit)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(replaced, limit);
        await Task.Delay(wait, options.TimeProvider, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
