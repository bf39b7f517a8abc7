using Failover.DocumentDb.Connecting;
using Failover.DocumentDb.Running;
using Failover.DocumentDb.Telemetry;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Failover.DocumentDb.Following;

/// <summary>Tries to reach a writer at one endpoint until it is proven, or the record points elsewhere.</summary>
internal sealed class Candidate(string target, ClientFactory factory, FailoverClientOptions options, FollowerLog log)
{
    // A client that found no writer for so long is made anew: its first hello may have named hosts that are gone.
    private const int AttemptsPerClient = 5;

    // An attempt that is cut off throws its handshakes away: a writer that is slow because all come at once would never be reached.
    private const int MostPatience = 4;

    // A fleet whose attempts time out keeps the writer busy with handshakes that nobody waits for: it must come less and less often.
    private const int MostRetreat = 8;

    private readonly Chance chance = new(options.Seed);

    /// <summary>What stood in the way last; null if nothing did, or nothing was tried yet.</summary>
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

    // On one client, as long as it reaches a server of the cluster: the promotion is then only not over yet, and looked for all the time.
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

    // Full jitter up to the spread, or more of them: a fleet that found nobody, or too many others, does not come back at once.
    private TimeSpan Backoff(int failures, int most) =>
        options.ReconnectSpread * (Math.Min(0.25 * (1 << Math.Min(failures, 16)), most) * chance.Next());

    // By a connection of the pool, logged in, which the first operation then finds open.
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
