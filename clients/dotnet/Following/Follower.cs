using Failover.DocumentDb.Connecting;
using Failover.DocumentDb.Records;
using Failover.DocumentDb.Running;
using Failover.DocumentDb.Telemetry;

namespace Failover.DocumentDb.Following;

/// <summary>Watches the record and keeps one client current: one loop, one candidate at most.</summary>
internal sealed class Follower : IAsyncDisposable
{
    private readonly FailoverClientOptions options;
    private readonly IRecordSource record;
    private readonly ClientFactory factory;
    private readonly FollowerLog log;
    private readonly Cadence cadence;
    private readonly FlapGuard flaps;
    private readonly Retirement retirement;
    private readonly WriterWatch writers;
    private readonly CancellationTokenSource stop = new();
    private readonly TaskCompletionSource<DriverClient> first = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile DriverClient? current;
    private volatile string? problem;
    private Trial? trial;
    private Task loop = Task.CompletedTask;

    internal Follower(FailoverClientOptions options, IRecordSource record)
    {
        this.options = options;
        this.record = record;
        log = new FollowerLog(options);
        factory = new ClientFactory(options);
        cadence = new Cadence(options, new Chance(options.Seed));
        flaps = new FlapGuard(options.TimeProvider);
        retirement = new Retirement(options);
        writers = new WriterWatch(options.TimeProvider);
    }

    /// <exception cref="ObjectDisposedException">The follower is disposed.</exception>
    public DriverClient Current
    {
        get
        {
            ObjectDisposedException.ThrowIf(stop.IsCancellationRequested, typeof(FailoverClient));
            return current ?? throw new InvalidOperationException("There is no client before ConnectAsync is done.");
        }
    }

    public FollowerLog Log => log;

    public static Follower Start(FailoverClientOptions options)
    {
        var follower = new Follower(options, new DnsRecordSource(options.Record, NameServers.Client(options.Resolvers)));

        // What the caller's context holds must not live as long as the client, nor its driver's threads think that they run an operation.
        using (ExecutionContext.SuppressFlow())
        {
            follower.loop = Task.Run(follower.WatchAsync);
        }

        return follower;
    }

    /// <summary>Waits for the first writer.</summary>
    /// <exception cref="FailoverConnectException">None within the startup's timeout.</exception>
    public async Task FirstAsync(CancellationToken cancellationToken)
    {
        try
        {
            await first.Task.WaitAsync(options.StartupTimeout, options.TimeProvider, cancellationToken);
        }
        catch (TimeoutException e)
        {
            var found = trial?.Candidate.Problem ?? problem ?? $"no answer for {options.Record}.";
            log.GaveUp($"no writer within {options.StartupTimeout.TotalSeconds} s: {found}");
            throw new FailoverConnectException($"No writer behind {options.Record} within {options.StartupTimeout.TotalSeconds} s. {found}", e);
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
        await retirement.DisposeAsync();
        current?.Dispose();
        factory.Dispose();
        first.TrySetCanceled();
        stop.Dispose();
    }

    /// <summary>One look at the record, and what follows from it.</summary>
    internal async Task<RecordAnswer> LookAsync()
    {
        var asking = record.AskAsync(stop.Token);
        await SettleAsync(asking);
        var answer = await asking;
        Report(answer);
        var sight = current is { } client ? new ClusterSight(client.Target, client.Hosts, writers.Without(client)) : null;
        var wanted = MoveRule.Wanted(answer, sight);

        // Without an answer nothing is known: a candidate goes on.
        if (trial is not null && trial.Candidate.Target != wanted && answer is not RecordAnswer.Unknown)
        {
            await DropAsync();
        }

        if (flaps.Allows(wanted, sight is { HasWriter: true }) && trial is null)
        {
            Try(wanted!);
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
                HandOver(await running.Proof);
            }
            else if (running.Proof.Exception is { } failure)
            {
                log.NotProven(running.Candidate.Target, failure.GetBaseException().Message);
            }

            running.Dispose();
        }

        await until;
    }

    private async Task WatchAsync()
    {
        // The first pause is a random part of the interval: a fleet that started together does not ask together.
        for (TimeSpan? phase = cadence.Phase; !stop.IsCancellationRequested; phase = null)
        {
            try
            {
                var answer = await LookAsync();
                await PauseAsync(phase ?? cadence.Next(answer, current is { HasWriter: true }));
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Whatever it is, an application must not lose its watch over the record for it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                log.RecordProblem($"Looking at {options.Record} failed, which is a bug of this package: {e}");
                await Task.Delay(options.WatchInterval, options.TimeProvider, stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    // In steps: where the writer is lost, the TTL that began the pause is nothing to wait for.
    private async Task PauseAsync(TimeSpan pause)
    {
        for (var had = current is { HasWriter: true }; pause > TimeSpan.Zero && had == current is { HasWriter: true }; pause -= options.WatchInterval)
        {
            var step = pause < options.WatchInterval ? pause : options.WatchInterval;
            await SettleAsync(Task.Delay(step, options.TimeProvider, stop.Token));
        }
    }

    private void Report(RecordAnswer answer)
    {
        var found = answer switch
        {
            RecordAnswer.Nowhere nowhere => nowhere.Problem,
            RecordAnswer.Unknown unknown => unknown.Problem,
            _ => null,
        };
        if (found is not null && found != problem)
        {
            log.RecordProblem(found);
        }

        problem = found;
    }

    private void Try(string target)
    {
        var candidate = new Candidate(target, factory, options, log);
        trial = new Trial(candidate, current is null ? TimeSpan.Zero : cadence.Spread, stop.Token);
    }

    private void HandOver(DriverClient proven)
    {
        var old = current;
        current = proven;
        if (old is null)
        {
            log.Connected(options.Record, proven.Target);
            first.TrySetResult(proven);
            return;
        }

        flaps.Moved();
        log.Moved(options.Record, old.Target, proven.Target);
        retirement.Retire(old);
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
