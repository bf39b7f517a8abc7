using Failover.DocumentDb.Connecting;
using Failover.DocumentDb.Telemetry;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Failover.DocumentDb.Following;

/// <summary>Tries to reach a writer at one endpoint until it is proven, or the record points elsewhere.</summary>
internal sealed class Candidate(string target, ClientFactory factory, FailoverClientOptions options, FollowerLog log)
{
    // A client that found no writer for so long is made anew: its first hello may have named hosts that are gone.
    private const int AttemptsPerClient = 5;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(250);

    /// <summary>What stood in the way last; null where nothing did, or nothing was tried yet.</summary>
    public string? Problem { get; private set; }

    /// <summary>The proven client, which the caller disposes.</summary>
    /// <exception cref="OperationCanceledException">The record points elsewhere, or the follower ends.</exception>
    public async Task<DriverClient> ProveAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        await Task.Delay(wait, options.TimeProvider, cancellationToken);
        var started = options.TimeProvider.GetTimestamp();
        while (true)
        {
            var client = factory.Create(target);
            if (await IsWriterAsync(client, cancellationToken))
            {
                log.Proven(target, options.TimeProvider.GetElapsedTime(started));
                return client;
            }

            client.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
        }
    }

    private async Task<bool> IsWriterAsync(DriverClient client, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsPerClient && !cancellationToken.IsCancellationRequested; attempt++)
        {
            if (await TryAsync(client, cancellationToken))
            {
                return true;
            }
        }

        return false;
    }

    // By a connection of the pool, logged in, which the first operation then finds open.
    private async Task<bool> TryAsync(DriverClient client, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(options.ProvingTimeout);
        try
        {
            var hello = await client.Client.GetDatabase("admin")
                .RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), ReadPreference.Primary, limit.Token);
            return hello.GetValue("isWritablePrimary", false).ToBoolean();
        }
        catch (Exception e) when (e is MongoException or TimeoutException or OperationCanceledException or IOException)
        {
            Note(client, e, cancellationToken);
            if (!cancellationToken.IsCancellationRequested && e is not (TimeoutException or OperationCanceledException))
            {
                await Task.Delay(Pause, options.TimeProvider, CancellationToken.None);
            }

            return false;
        }
    }

    private void Note(DriverClient client, Exception failure, CancellationToken cancellationToken)
    {
        if (!cancellationToken.IsCancellationRequested && Finding.Of(client, failure) is var problem && problem != Problem)
        {
            Problem = problem;
            log.NotProven(target, problem);
        }
    }
}
