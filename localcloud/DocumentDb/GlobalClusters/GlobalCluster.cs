using Failover.LocalCloud.Core;
using Failover.LocalCloud.Regions;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb.GlobalClusters;

/// <summary>
/// The real state of a global cluster: clusters in several regions, one of which takes the writes that the others receive later.
/// </summary>
/// <remarks>
/// Each promotion starts an epoch. In a partition, the primary of an earlier epoch keeps taking writes, which are lost, until AWS
/// can reach and fence it; what counts for users is therefore <see cref="NewestPrimary"/>.
/// </remarks>
public sealed class GlobalCluster : IGlobalCluster
{
    private readonly CloudCore core;
    private readonly GlobalSnapshots views;
    private readonly Replication replication;
    private int version;

    internal GlobalCluster(
        CloudCore core, GlobalClusterOptions options, string identifier, IReadOnlyList<DatabaseCluster> members,
            IEnumerable<string> regions)
    {
        this.core = core;
        Options = options;
        Identifier = identifier;
        NewestPrimary = members[0];
        Members = [.. members.Select(cluster => new MemberCluster(cluster))];
        foreach (var member in members)
        {
            member.Join(this, asSecondary: member != NewestPrimary);
        }

        replication = new Replication(core, this);
        views = new GlobalSnapshots(core, options.ApiLag, regions, Snapshot(), NewestPrimary.Region);
        core.Links.Changed += replication.LinksChanged;
        core.Links.Changed += () => Running?.LinksChanged();
    }

    /// <summary>Raised at each promotion with the epoch that starts and its primary.</summary>
    public event Action<int, DatabaseCluster>? Promoted;

    /// <summary>Raised with a region's name when its <see cref="ViewIn"/> changes.</summary>
    public event Action<string>? Shown
    {
        add => views.Shown += value;
        remove => views.Shown -= value;
    }

    /// <summary>Whether the APIs of all regions report the current state.</summary>
    public bool IsShownEverywhere => views.AreCurrent;

    public string Identifier { get; }

    /// <summary>The ARN of a global cluster has no region.</summary>
    public string Arn => RdsArns.GlobalCluster(Identifier);

    /// <summary>In the order in which they were given.</summary>
    public IReadOnlyList<MemberCluster> Members { get; }

    /// <summary>The number of the current epoch; 1 for the first primary.</summary>
    public int Epoch { get; private set; } = 1;

    /// <summary>The primary of the newest epoch: the one whose writes are kept.</summary>
    public DatabaseCluster NewestPrimary { get; private set; }

    /// <summary>The clusters that acknowledge writes at this moment; more than one in a partition.</summary>
    public IEnumerable<DatabaseCluster> TakingWrites =>
        Members.Select(member => member.Cluster).Where(static cluster => cluster.Writer.TakesWrites);

    /// <summary>The real state of the failover or switchover that is running; null if none is.</summary>
    public GlobalFailoverSnapshot? Failover => Running?.View;

    internal GlobalClusterOptions Options { get; }

    internal GlobalFailoverProcess? Running { get; set; }

    /// <summary>Failovers and switchovers that were cancelled.</summary>
    internal int Cancellations { get; set; }

    internal Replication Replication => replication;

    internal Links Links => core.Links;

    /// <summary>What the API of that region currently reports.</summary>
    public GlobalSnapshot ViewIn(string region) => views.In(region);

    /// <exception cref="ArgumentException">It has no member in that region.</exception>
    public MemberCluster MemberIn(string region) => Members.FirstOrDefault(member => member.Region == region)
        ?? throw new ArgumentException($"Global cluster {Identifier} has no member in {region}.", nameof(region));

    /// <summary>Publishes the current state: regions that can hear of it report it after their lag.</summary>
    internal void Show() => views.Tell(Snapshot(), Running?.To.Region ?? NewestPrimary.Region);

    /// <summary>Starts an epoch with this member as its primary.</summary>
    internal void Crown(MemberCluster next)
    {
        var before = NewestPrimary;
        (NewestPrimary, Epoch) = (next.Cluster, Epoch + 1);
        core.Journal.Write(
            "documentdb", "global-promoted", next.Cluster.Identifier, $"{Identifier}, epoch {Epoch}: {before.Region} -> {next.Region}");
        Promoted?.Invoke(Epoch, next.Cluster);
    }

    internal GlobalSnapshot Snapshot()
    {
        var readers = Members.Where(member => member.Cluster != NewestPrimary).Select(member => member.Cluster.Arn).ToList();
        return new GlobalSnapshot(
            ++version,
            Running is null ? "available" : Running.AllowsDataLoss ? "failing-over" : "switching-over",
            [.. Members.Select(member => new GlobalMemberSnapshot(
                member.Cluster.Arn, member.Cluster == NewestPrimary, member.IsConnected, member.Cluster == NewestPrimary ? readers : []))],
            Running?.View,
            NewestPrimary.Spec.EngineVersion);
    }
}
