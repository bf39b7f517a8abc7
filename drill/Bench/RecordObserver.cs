using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Bench;

/// <summary>
/// Watches the record: who changed it, whose change was overwritten, how long Route 53 took, and whether it points to a writer.
/// </summary>
internal sealed class RecordObserver
{
    private const string People = "person";
    private readonly World world;
    private TimeSpan changedAt;
    private TimeSpan? inSyncAt;
    private DnsRecord? setByPeople;

    public RecordObserver(World world)
    {
        this.world = world;
        world.Cloud.Route53.Changed += Note;
        world.Cloud.Core.Journal.Written += Note;
    }

    /// <summary>Changes that the design made.</summary>
    public int Writes { get; private set; }

    /// <summary>Whether a design undid what a person had set during the run.</summary>
    public bool Overwrote { get; private set; }

    /// <summary>How much of an interval Route 53 itself needed to bring the design's last change to all name servers.</summary>
    public TimeSpan PropagationWithin(TimeSpan from, TimeSpan to)
    {
        var (begins, ends) = (Max(changedAt, from), inSyncAt is { } at && at < to ? at : to);
        return Writes > 0 && ends > begins ? ends - begins : TimeSpan.Zero;
    }

    /// <summary>Whether a client that resolves the record now, with nothing cached, reaches an instance that takes writes.</summary>
    public bool LeadsToWriter()
    {
        var cloud = world.Cloud;
        var fresh = new Resolver(cloud.Core, cloud.Route53, cloud.DocumentDb, new ResolverOptions { Name = "bench" });
        return fresh.Resolve(world.Spec.Record).Addresses is [var address, ..]
            && cloud.DocumentDb.InstanceAt(address) is { TakesWrites: true };
    }

    private void Note(RecordChange change)
    {
        if (change.Caller == People)
        {
            setByPeople = change.After;
            return;
        }

        Writes++;
        Overwrote |= setByPeople is not null && change.Before == setByPeople;
        (changedAt, inSyncAt) = (world.Cloud.Core.Time.Elapsed, null);
    }

    private void Note(JournalEntry entry)
    {
        if (entry is { Source: "route53", Kind: "change-in-sync" })
        {
            inSyncAt ??= world.Cloud.Core.Time.Elapsed;
        }
    }

    private static TimeSpan Max(TimeSpan one, TimeSpan other) => one > other ? one : other;
}
