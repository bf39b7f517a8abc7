using Failover.LocalCloud.Core;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.DocumentDb;

namespace Failover.LocalCloud.Client;

/// <summary>
/// An application that writes through the record continuously. Its outage is what users feel: from the first write that failed to
/// the first one acknowledged after it.
/// </summary>
/// <remarks>It behaves like a driver with <c>retryWrites=false</c>: a write on a broken connection fails; the next one waits for a writable
/// server and fails after the server selection timeout. Which server it finds depends on the kind of driver.</remarks>
public sealed class ClientApplication
{
    private readonly CloudCore core;
    private readonly ClientOptions options;
    private readonly ServerSelection selection;
    private readonly ClientNetwork network;
    private readonly WriteLog log;
    private readonly WaitingWrites waiting;
    private readonly int number;
    private ITimer? timer;
    private Connection? connection;
    private DatabaseCluster? lastCluster;
    private Task selecting = Task.CompletedTask;
    private Task following = Task.CompletedTask;
    private TimeSpan hangingSince;
    private int hanging;

    public ClientApplication(CloudCore core, Resolver resolver, DocumentDbService documentDb, ClientOptions options)
    {
        this.core = core;
        this.options = options;
        number = documentDb.NextClient();
        network = new ClientNetwork(core);
        selection = new ServerSelection(core, resolver, documentDb, network, options);
        log = new WriteLog(core, options.Name);
        waiting = new WaitingWrites(core, options, log);
    }

    /// <summary>Starts writing, the first time after one interval.</summary>
    public void Start() => timer ??= core.Time.Every(options.WriteInterval, options.WriteInterval, Write);

    public ClientOptions Options => options;

    public void Stop()
    {
        timer?.Dispose();
        timer = null;
        connection = null;
    }

    public ClientReport Report()
    {
        // A write that the global cluster's newest primary lacks is lost, regardless of which cluster acknowledged it.
        var kept = lastCluster?.Global?.NewestPrimary ?? lastCluster;
        return ClientReport.From(log, core.Time.Elapsed, kept?.Storage.Count(number) ?? 0);
    }

    private void Write()
    {
        // While its region is down, the application gets no requests.
        if (core.IsDown)
        {
            Break("its own region is down");
        }
        else if (connection is { } open)
        {
            if (network.Takes(open))
            {
                Acknowledge(open);
                Follow();
            }
            else if (network.Hangs(open.Instance))
            {
                Hang(open);
            }
            else
            {
                Refuse(open);
            }
        }
        else
        {
            waiting.GiveUp();
            waiting.Add();
            Select();
        }
    }

    // A direct connection to a healthy server that is not the writer stays open: nothing closes it.
    private void Refuse(Connection open)
    {
        if (options.Driver != DriverKind.Direct || open.IsBroken || open.Instance.State != InstanceState.Up)
        {
            Break($"the connection to {open.Instance.Identifier} ended");
        }

        log.Fail(core.Time.Elapsed, $"a write to {open.Instance.Identifier} failed");
    }

    private void Follow()
    {
        if (options.Driver == DriverKind.Following && following.IsCompleted && selection.Elsewhere(hasWriter: true) is { } answer)
        {
            following.GetAwaiter().GetResult();
            following = FollowAsync(answer);
        }
    }

    private async Task FollowAsync(DnsAnswer answer)
    {
        if (await selection.MoveAsync(answer, CancellationToken.None) is { } found && timer is not null)
        {
            Break("the record points elsewhere");
            Connect(found);
        }
    }

    private void Acknowledge(Connection open)
    {
        for (; hanging >= 0; hanging--)
        {
            open.Instance.Cluster.Storage.Append(number, core.Time.Elapsed);
            log.Acknowledge();
        }

        hanging = 0;
    }

    /// <summary>The server neither answers nor refuses: writes wait until the first times out and closes the connection for all.</summary>
    private void Hang(Connection open)
    {
        if (++hanging == 1)
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

    /// <summary>Closes the connection; every write that waits for its answer fails.</summary>
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
            selecting.GetAwaiter().GetResult(); // An error in the simulation itself must surface.
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
        waiting.GiveUp();
        connection = found;
        lastCluster = found.Instance.Cluster;
        while (waiting.TryTake(out var sentAt))
        {
            if (network.Takes(found))
            {
                Acknowledge(found);
            }
            else
            {
                connection = options.Driver == DriverKind.Direct && !found.IsBroken ? found : null;
                log.Fail(sentAt, $"{found.Instance.Identifier} refused the write");
            }
        }
    }
}
