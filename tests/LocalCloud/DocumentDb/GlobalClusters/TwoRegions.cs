using Amazon.RDS.Model;
using Failover.LocalCloud;
using Failover.LocalCloud.Client;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Route53;
using GlobalCluster = Failover.LocalCloud.DocumentDb.GlobalClusters.GlobalCluster;

namespace Failover.Tests.LocalCloud.DocumentDb.GlobalClusters;

/// <summary>
/// A world of two regions with a global cluster, a record that points to its primary, and an application in the standby region.
/// </summary>
internal sealed class TwoRegions
{
    public const string Home = "eu-central-1"; // not the home of Route 53's control plane
    public const string Standby = "eu-west-1";
    public const string Record = "db.shop.example";

    public TwoRegions(int seed = 1, string? standbyVersion = null)
    {
        World = new GlobalCloud(seed, new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero), new CloudOptions(), Home, Standby);
        Primary = World.Region(Home).DocumentDb.Add(ClusterSpec.WithReaders("orders-us", 1));
        var spec = ClusterSpec.WithReaders("orders-eu", 1);
        Secondary = World.Region(Standby).DocumentDb.Add(standbyVersion is null ? spec : spec with { EngineVersion = standbyVersion });
        Global = World.GlobalClusters.Add("orders", Primary, Secondary);
        Zone = World.Route53.CreateZone("shop.example", isPrivate: true, "Z0SHOP");
        Zone.Seed(DnsRecord.Simple(Record, "CNAME", 5, Primary.Endpoint));
        var standby = World.Region(Standby);
        Application = new ClientApplication(standby.Core, standby.Resolver, standby.DocumentDb, new ClientOptions(Record));
    }

    public GlobalCloud World { get; }

    public DatabaseCluster Primary { get; }

    public DatabaseCluster Secondary { get; }

    public GlobalCluster Global { get; }

    public ZoneState Zone { get; }

    public ClientApplication Application { get; }

    public SimulatedRdsClient Rds(string region, string? from = null, TimeSpan? timeout = null) =>
        new(World.Region(region).DocumentDb, World.Region(from ?? region).Core, "person", timeout);

    public async Task<Amazon.RDS.Model.GlobalCluster> Describe(string region) =>
        (await Rds(region)
            .DescribeGlobalClustersAsync(new DescribeGlobalClustersRequest { GlobalClusterIdentifier = "orders" })).GlobalClusters[0];

    public Task FailOver(bool allowDataLoss) => Rds(Standby).FailoverGlobalClusterAsync(new FailoverGlobalClusterRequest
    {
        GlobalClusterIdentifier = "orders",
        TargetDbClusterIdentifier = Secondary.Arn,
        AllowDataLoss = allowDataLoss ? true : null,
    });

    /// <summary>What an operator or the application's owner does once the secondary is promoted.</summary>
    public void PointAt(DatabaseCluster cluster) => World.Route53.SetByOther(Zone, DnsRecord.Simple(Record, "CNAME", 5, cluster.Endpoint));

    public Task Wait(double seconds) => World.Time.Delay(TimeSpan.FromSeconds(seconds), CancellationToken.None);

    public void Run(Func<Task> main) => World.Time.Run(main);

    /// <summary>The error code with which a call was refused; null if it succeeded.</summary>
    public static async Task<string?> Refused(Task call)
    {
        try
        {
            await call;
            return null;
        }
        catch (Amazon.Runtime.AmazonServiceException e)
        {
            return e.ErrorCode;
        }
        catch (TaskCanceledException)
        {
            return "timeout";
        }
    }
}
