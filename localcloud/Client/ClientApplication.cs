using Failover.LocalCloud.Core;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.DocumentDb;

namespace Failover.LocalCloud.Client;

/// <summary>
/// An application that writes through the record all the while. Its outage is what users feel: from the first write that failed
/// until the first that is acknowledged after it.
/// </summary>
/// <remarks>As a driver with <c>retryWrites=false</c> (all that DocumentDB takes): a write on a broken connection fails, the next one
/// waits for a writable server, and fails after the server selection's timeout. It connects to the one server that the record leads
/// to.</remarks>
public sealed class ClientApplication
{
    private readonly CloudCore core;
    private readonly ClientOptions options;
    private readonly ServerSelection selection;
    private readonly WriteLog log;
    private readonly Queue<TimeSpan> waiting = new();
    private readonly int number;
    private ITimer? timer;
    private Connection? connection;
    private DatabaseCluster? lastCluster;
    private Task selecting = Task.CompletedTask;
    private TimeSpan hangingSince;
    private int hanging;

    public ClientApplication(CloudCore core, Resolver resolver, DocumentDbService documentDb, ClientOptions options)
    {
        this.core = core;
        this.options = options;
        number = documentDb.NextClient();
        selection = new ServerSelection(core, resolver, documentDb, options);
        log = new WriteLog(core, options.Name);
    }

    /// <summary>Writes from now on, the first time after one interval.</summary>
    public void Start() => timer ??= core.Time.Every(options.WriteInterval, options.WriteInterval, Write);

    public void Stop()
    {
        timer?.Dispose();
        timer = null;
        connection = null;
    }

    public ClientReport Report()
    {
        var outages = log.Outages;
        var seconds = outages.Select(outage => ((outage.Until ?? core.Time.Elapsed) - outage.From).TotalSeconds).ToList();
        // What a global cluster's newest primary lacks is lost, whoever acknowledged it.
        var kept = lastCluster?.Global?.NewestPrimary ?? lastCluster;
        var stored = kept?.Storage.Count(number) ?? 0;
        return new ClientReport(
            seconds.Sum(), seconds.DefaultIfEmpty().Max(), log.Failed, log.Acknowledged, log.Acknowledged - stored, outages);
    }

    private void Write()
    {
        // In a region that is down nobody asks it for anything.
        if (core.IsDown)
        {
            Break("its own region is down");
            return;
        }

        if (connection is { } open)
        {
            if (Reaches(open.Instance) && !open.IsBroken && open.Instance.TakesWrites)
            {
                Acknowledge(open);
            }
            else if (Hangs(open.Instance))
            {
                Hang(open);
            }
            else
            {
                Break($"the connection to {open.Instance.Identifier} ended");
                log.Fail(core.Time.Elapsed, $"a write to {open.Instance.Identifier} failed");
            }

            return;
        }

        GiveUp();
        waiting.Enqueue(core.Time.Elapsed);
        Select();
    }

    private bool Reaches(DatabaseInstance instance) => core.Links.Reaches(core.Region, instance.Cluster.Region);

    private bool Hangs(DatabaseInstance instance) =>
        !Reaches(instance) || instance.State == InstanceState.Dropping
            || instance is { State: InstanceState.Up, Behaviour: WireBehaviour.NotAnswering };

    private void Acknowledge(Connection open)
    {
        for (; hanging >= 0; hanging--)
        {
            open.Instance.Cluster.Storage.Append(number, core.Time.Elapsed);
            log.Acknowledge();
        }

        hanging = 0;
    }

    /// <summary>Nobody answers and nobody refuses: the writes wait until the first one's timeout ends the connection for all.</summary>
    private void Hang(Connection open)
    {
        hanging++;
        if (hanging == 1)
        {
            var since = hangingSince = core.Time.Elapsed;
            core.Time.After(options.SocketTimeout, () => EndHang(open, since));
        }
    }

    private void EndHang(Connection open, TimeSpan since)
    {
        if (connection == open && hanging > 0 && hangingSince == since)
        {
            Break($"no answer from {open.Instance.Identifier} for {options.SocketTimeout.TotalSeconds:0} s");
        }
    }

    /// <summary>The connection ends, and with it all writes that wait for its answer.</summary>
    private void Break(string why)
    {
        connection = null;
        for (; hanging > 0; hanging--)
        {
            log.Fail(hangingSince, why);
        }
    }

    private void Select()
    {
        if (selecting.IsCompleted)
        {
            // A fault of the simulation itself must not pass in silence.
            selecting.GetAwaiter().GetResult();
            selecting = SelectAsync();
        }
    }

    private async Task SelectAsync()
    {
        while (timer is not null)
        {
            if (await selection.TryAsync(CancellationToken.None) is { } found)
            {
                Connect(found);
                return;
            }

            await core.Time.Delay(options.HeartbeatInterval, CancellationToken.None);
        }
    }

    private void Connect(Connection found)
    {
        GiveUp();
        connection = found;
        lastCluster = found.Instance.Cluster;
        while (waiting.TryDequeue(out var sentAt))
        {
            if (Reaches(found.Instance) && !found.IsBroken && found.Instance.TakesWrites)
            {
                Acknowledge(found);
            }
            else
            {
                connection = null;
                log.Fail(sentAt, $"{found.Instance.Identifier} refused the write");
            }
        }
    }

    /// <summary>Writes that have waited too long for a writable server fail.</summary>
    private void GiveUp()
    {
        while (waiting.TryPeek(out var sentAt) && core.Time.Elapsed - sentAt >= options.ServerSelectionTimeout)
        {
            waiting.Dequeue();
            log.Fail(sentAt, $"no writable server within {options.ServerSelectionTimeout.TotalSeconds:0} s");
        }
    }
}
