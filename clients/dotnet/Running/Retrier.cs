using Failover.DocumentDb.Following;
using MongoDB.Driver;

namespace Failover.DocumentDb.Running;

/// <summary>Runs operations on the current client, and repeats those that may be repeated.</summary>
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
            var tenure = client.Tenure.Token;
            var log = SendLog.Begin();
            using var end = CancellationTokenSource.CreateLinkedTokenSource(limit.Token);

            // When the writer changes, an operation is cancelled if it may be repeated.
            using var over = tenure.Register(() => EndIf(retry.SafeToRepeat || log.Sent == 0, end));
            try
            {
                return await operation(client.Client, end.Token);
            }
            catch (Exception e) when (!cancellationToken.IsCancellationRequested)
            {
                if (deadline.IsCancellationRequested || !RetryRule.Allows(e, log.Sent, retry.SafeToRepeat))
                {
                    GiveUp(e, tries);
                    ThrowDeadline(e, retry, deadline.Token);
                    throw;
                }

                follower.Log.Retried(tries, e.GetType().Name);
            }

            await PauseAsync(Backoff(retry, tries), tenure, limit.Token);
        }
    }

    // Errors of the operation itself are the caller's concern and are not logged.
    private void GiveUp(Exception last, int tries)
    {
        if (RetryRule.IsPassing(last))
        {
            follower.Log.GaveUp($"{last.GetType().Name} after {tries} attempts");
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
                $"Expected an acknowledgement within {retry.Deadline.TotalSeconds} s, but got none. It may have been executed or not.",
                last);
        }
    }

    // Full jitter: anything between nothing and the step.
    private TimeSpan Backoff(RetryOptions retry, int tries)
    {
        var step = Math.Min(retry.BaseDelay.TotalSeconds * Math.Pow(2, Math.Min(tries - 1, 30)), retry.MaxDelay.TotalSeconds);
        return TimeSpan.FromSeconds(step * chance.Next());
    }

    // A new writer ends the wait: that is what the next attempt waits for.
    private async Task PauseAsync(TimeSpan wait, CancellationToken tenure, CancellationToken limit)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(tenure, limit);
        await Task.Delay(wait, options.TimeProvider, end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
