using Failover.DocumentDb.Connecting;
using Failover.DocumentDb.Records;
using Failover.DocumentDb.Running;
using Failover.DocumentDb.Telemetry;

namespace Failover.DocumentDb.Following;

/// <summary>Watches the record and keeps one client current: one loop, and at most one candidate.</summary>
internal sealed class Follower : IAsyncDisposable
{
    private readonly FailoverClientOptions options;
    private readonly IRecordSource record;
    private readonly ClientFactory factory;
    private readonly Cadence cadence;
    private readonly FlapGuard flaps;
    private readonly Succession succession;
    private readonly RecordReport report;
    private readonly CancellationTokenSource stop = new();
    private volatile Trial? trial;
    private Wish? refuted;
    private Task loop = Task.CompletedTask;

    internal Follower(FailoverClientOptions options, IRecordSource record)
    {
        this.options = options;
        this.record = record;
        Log = new FollowerLog(options);
        factory = new ClientFactory(options);
        cadence = new Cadence(options, new Chance(options.Seed));
        flaps = new FlapGuard(options.TimeProvider);
        succession = new Succession(options, Log);
        report = new RecordReport(Log);
    }

    /// <exception cref="ObjectDisposedException">The follower is disposed.</exception>
    public DriverClient Current
    {
        get
        {
            ObjectDisposedException.ThrowIf(stop.IsCancellationRequested, typeof(FailoverClient));
            return succession.Current ?? throw new InvalidOperationException("There is no client before ConnectAsync has completed.");
        }
    }

    public FollowerLog Log { get; }

    /// <summary>The candidate's proof; completed if there is no candidate.</summary>
    internal Task Trying => trial?.Proof ?? Task.CompletedTask;

    private bool Works => succession.Current is { Writer: not null };

    public static Follower Start(FailoverClientOptions options)
    {
        var follower = new Follower(options, new DnsRecordSource(options.Record, NameServers.Client(options.Resolvers)));

        // The caller's execution context must not live as long as the client, nor make the driver's threads count as part of an operation.
        using (ExecutionContext.SuppressFlow())
        {
            follower.loop = Task.Run(follower.WatchAsync);
        }

        return follower;
    }

    /// <summary>Waits for the first writer.</summary>
    /// <exception cref="FailoverConnectException">There was none within the startup timeout.</exception>
    public async Task FirstAsync(CancellationToken cancellationToken)
    {
        try
        {
            await succession.First.WaitAsync(options.StartupTimeout, options.TimeProvider, cancellationToken);
        }
        catch (TimeoutException e)
        {
            var limit = $"within {options.StartupTimeout.TotalSeconds} s";
            var found = trial?.Candidate.Problem ?? report.Problem ?? $"The name servers did not answer for {options.Record}.";
            Log.GaveUp($"no writer {limit}: {found}");
            throw new FailoverConnectException($"No writer behind {options.Record} {limit}. {found}", e);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (stop.IsCancellationRequested)
        {
            return;
        }

        await stop.CancelAsync();
        await loop;
        await DropAsync();
        trial?.Dispose();
        await succession.DisposeAsync();
        factory.Dispose();
        stop.Dispose();
    }

    /// <summary>Checks the record once and acts on the answer.</summary>
    internal async Task<RecordAnswer> LookAsync()
    {
        var asking = record.AskAsync(stop.Token);
        await SettleAsync(asking);
        var answer = await asking;
        report.Note(answer);
        var wish = MoveRule.Wanted(answer, succession.Sight);

        // Without an answer, nothing is known: a running candidate continues.
        if (trial is { } running && running.Wish.Target != wish?.Target && answer is not RecordAnswer.Unknown)
        {
            await DropAsync();
        }

        refuted = refuted == wish ? refuted : null;
        if (flaps.Allows(wish?.Target, Works) && trial is null && wish != refuted)
        {
            var candidate = new Candidate(wish!.Target, factory, options, Log);
            trial = new Trial(wish, candidate, succession.Current is null ? TimeSpan.Zero : cadence.Spread, stop.Token);
        }

        return answer;
    }

    /// <summary>Waits for a task; if the candidate is proven in the meantime, hands over at that moment.</summary>
    internal async Task SettleAsync(Task until)
    {
        if (trial is { } running && await Task.WhenAny(running.Proof, until) == running.Proof)
        {
            trial = null;
            if (running.Proof.IsCompletedSuccessfully)
            {
                HandOver(await running.Proof, running.Wish);
            }
            else if (running.Proof.Exception is { } failure)
            {
                Log.NotProven(running.Wish.Target, failure.GetBaseException().Message);
            }

            running.Dispose();
        }

        await until;
    }

    private async Task WatchAsync()
    {
        // The first pause is a random part of the interval, so that a fleet that started together does not query together.
        for (TimeSpan? phase = cadence.Phase; !stop.IsCancellationRequested; phase = null)
        {
            try
            {
                var answer = await LookAsync();
                await PauseAsync(phase ?? cadence.Next(answer, Works));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // No failure whatsoever may end the watch over the record.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Log.RecordProblem($"Checking {options.Record} failed, which is a bug in this package: {e}");
                var pause = Task.Delay(options.WatchInterval, options.TimeProvider, stop.Token);
                await pause.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // In steps: if the writer is lost meanwhile, the rest of the TTL is not waited for.
    private async Task PauseAsync(TimeSpan pause)
    {
        for (var had = Works; pause > TimeSpan.Zero && had == Works; pause -= options.WatchInterval)
        {
            var step = pause < options.WatchInterval ? pause : options.WatchInterval;
            await SettleAsync(Task.Delay(step, options.TimeProvider, stop.Token));
        }
    }

    private void HandOver(DriverClient proven, Wish wish)
    {
        if (wish.Doubted is { } doubted && proven.Writer == doubted)
        {
            refuted = wish; // The driver was right.
            proven.Dispose();
        }
        else if (succession.HandOver(proven))
        {
            flaps.Moved();
        }
    }

    private async Task DropAsync()
    {
        if (trial is { } running)
        {
            trial = null;
            await running.DropAsync();
        }
    }
}
