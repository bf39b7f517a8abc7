using Failover.DocumentDb.Connecting;
using Failover.DocumentDb.Running;
using Failover.DocumentDb.Telemetry;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Failover.DocumentDb.Following;

/// <summary>Tries to reach a writer at one endpoint until it is proven, or the record points elsewhere.</summary>
internal sealed class Candidate(string target, ClientFactory factory, FailoverClientOptions options, FollowerLog log)
{
    // A client that finds no writer for this long is replaced: its first hello may have named hosts that are gone.
    private const int AttemptsPerClient = 5;

    // A timed-out attempt discards its handshakes: a writer slowed down by a whole fleet's connections would never be reached.
    private const int MostPatience = 4;

    // A fleet whose attempts time out keeps the writer busy with abandoned handshakes: it must retry less and less often.
    private const int MostRetreat = 8;

    private readonly Chance chance = new(options.Seed);

    /// <summary>The last problem; null if there was none, or nothing has been tried yet.</summary>
    public string? Problem { get; private set; }

    /// <summary>The proven client, which the caller disposes.</summary>
    /// <exception cref="OperationCanceledException">The record points elsewhere, or the follower ends.</exception>
    public async Task<DriverClient> ProveAsync(TimeSpan wait, CancellationToken cancellationToken)
    {
        await Task.Delay(wait, options.TimeProvider, cancellationToken);
        var started = options.TimeProvider.GetTimestamp();
        for (var failures = 0; ; failures++)
        {
            var client = factory.Create(target);
            if (await IsWriterAsync(client, cancellationToken))
            {
                log.Proven(target, options.TimeProvider.GetElapsedTime(started));
                return client;
            }

            var most = Finding.IsOverrun(client) ? MostRetreat : 1;
            client.Dispose();
            cancellationToken.ThrowIfCancellationRequested();
            await Task.Delay(Backoff(failures, most), options.TimeProvider, cancellationToken);
        }
    }

    // Keeps one client as long as it reaches a server of the cluster: the promotion is then merely unfinished, and the driver watches for
    // it.
    private async Task<bool> IsWriterAsync(DriverClient client, CancellationToken cancellationToken)
    {
        for (var attempt = 0; attempt < AttemptsPerClient && !cancellationToken.IsCancellationRequested; attempt++)
        {
            if (await TryAsync(client, options.ProvingTimeout * Math.Min(1 << attempt, MostPatience), cancellationToken))
            {
                return true;
            }

            if (!client.ReachesServer)
            {
                return false;
            }
        }

        return false;
    }

    // Full jitter, up to a multiple of the spread: a fleet that found no writer, or an overloaded one, does not come back all at once.
    private TimeSpan Backoff(int failures, int most) =>
        options.ReconnectSpread * (Math.Min(0.25 * (1 << Math.Min(failures, 16)), most) * chance.Next());

    // On a pooled, authenticated connection, which the first operation then finds open.
    private async Task<bool> TryAsync(DriverClient client, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(timeout);
        try
        {
            var hello = await client.Client.GetDatabase("admin")
                .RunCommandAsync<BsonDocument>(new BsonDocument("hello", 1), ReadPreference.Primary, limit.Token);
            return hello.GetValue("isWritablePrimary", false).ToBoolean();
        }
        catch (Exception e) when (e is MongoException or TimeoutException or OperationCanceledException or IOException)
        {
            Note(client, e, cancellationToken);
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
