using Failover.Drill.Worlds;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.DocumentDb;

namespace Failover.Drill.Live;

/// <summary>
/// Since when the record has pointed to a writer that takes writes, according to the resolver's last answer: only from then on can a client
/// write again. Belongs to the world's thread.
/// </summary>
/// <param name="from">The first fault of the story; earlier moments do not count.</param>
internal sealed class RecordReach(World world, TimeSpan from, TimeProvider clock)
{
    private string? target;
    private bool reached = true;

    /// <summary>A timestamp of the clock; null if the record has always pointed to a writer, or does not again.</summary>
    public long? Since { get; private set; }

    /// <summary>From the first fault to <see cref="Since"/>.</summary>
    public TimeSpan? After { get; private set; }

    /// <summary>The cluster that the record points to; null if there is none, or nobody has resolved it yet.</summary>
    public DatabaseCluster? Cluster => Clusters.FirstOrDefault(c => c.Endpoint == target || c.Instances.Any(i => i.Host == target));

    private IEnumerable<DatabaseCluster> Clusters => world.Global.Regions.SelectMany(r => r.DocumentDb.Clusters);

    /// <summary>Call when the resolver has answered a client.</summary>
    public void Note(string name, DnsAnswer answer)
    {
        if (string.Equals(name, world.Spec.Record, StringComparison.OrdinalIgnoreCase))
        {
            target = answer.CanonicalNames.FirstOrDefault(n => n.EndsWith(".docdb.amazonaws.com", StringComparison.Ordinal)) ?? target;
        }
    }

    public void Look()
    {
        var elapsed = world.Cloud.Core.Time.Elapsed;
        if (target is null || elapsed < from)
        {
            return;
        }

        var before = reached;
        reached = Cluster is { } cluster
            && (cluster.Endpoint == target ? cluster.Writer : cluster.Instances.First(i => i.Host == target)).TakesWrites;
        (Since, After) = (before, reached) switch
        {
            (false, true) => (clock.GetTimestamp(), elapsed - from),
            (true, false) => (null, null),
            _ => (Since, After),
        };
    }
}
