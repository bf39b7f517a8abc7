using Failover.LocalCloud.Client;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Time;
using Failover.Tests.LocalCloud.DocumentDb;

namespace Failover.Tests.LocalCloud.Client;

public sealed class ClientApplicationTests
{
    [Fact]
    public void HealthyCluster_TakesEveryWrite()
    {
        var (cloud, client) = World();
        cloud.Run(() => cloud.Wait(60.1));
        var report = client.Report();
        report.AcknowledgedWrites.ShouldBe(120);
        report.FailedWrites.ShouldBe(0);
        report.OutageSeconds.ShouldBe(0);
        cloud.SecondsOf("client-down").ShouldBeNull();
    }

    [Theory]
    [InlineData(InstanceState.Refusing)]
    [InlineData(InstanceState.Dropping)]
    public void WriterCrash_CostsDetectionPromotionAndDns_NoAcknowledgedWrite(InstanceState state)
    {
        foreach (var seed in Enumerable.Range(1, 40))
        {
            var (cloud, client) = World(seed);
            cloud.Run(async () =>
            {
                await cloud.Wait(30.25);
                cloud.Cluster.Inject.CrashWriter(state);
                await cloud.Wait(120);
            });
            var report = client.Report();
            var outage = report.Outages.ShouldHaveSingleItem();
            outage.From.ShouldBe(TimeSpan.FromSeconds(30.5));
            var up = outage.Until.ShouldNotBeNull().TotalSeconds;
            var moved = cloud.SecondsOf("endpoint-moved").ShouldNotBeNull();

            // The endpoint's TTL (5 s), a heartbeat, and a connection attempt that may hang for 2 s come after the endpoint's move.
            up.ShouldBeInRange(cloud.SecondsOf("writer-promoted").ShouldNotBeNull(), moved + 13);
            report.OutageSeconds.ShouldBe(up - 30.5, 0.001);
            report.LongestOutageSeconds.ShouldBe(report.OutageSeconds);
            report.FailedWrites.ShouldBeGreaterThan(0);
            report.LostAcknowledgedWrites.ShouldBe(0);
            cloud.SecondsOf("client-down").ShouldNotBeNull();
            cloud.SecondsOf("client-up").ShouldNotBeNull().ShouldBe(up, 0.001);
        }
    }

    [Fact]
    public void EveryWrite_IsAcknowledgedOrFailed_NoneIsLost()
    {
        var (cloud, client) = World();
        cloud.Run(async () =>
        {
            await cloud.Wait(30.25);
            cloud.Cluster.Inject.CrashWriter(InstanceState.Dropping);
            await cloud.Wait(269.9);
        });
        var report = client.Report();
        (report.AcknowledgedWrites + report.FailedWrites).ShouldBe(600);
        cloud.Cluster.Storage.Count(0).ShouldBe(report.AcknowledgedWrites);
    }

    [Fact]
    public void PlannedFailover_CostsLessThanThirtySeconds()
    {
        foreach (var seed in Enumerable.Range(1, 40))
        {
            var (cloud, client) = World(seed);
            cloud.Run(async () =>
            {
                await cloud.Wait(10);
                await cloud.Rds.FailoverDBClusterAsync(new() { DBClusterIdentifier = "orders-prod" }, CancellationToken.None);
                await cloud.Wait(120);
            });
            client.Report().OutageSeconds.ShouldBeInRange(1, 30);
            client.Report().LostAcknowledgedWrites.ShouldBe(0);
        }
    }

    [Fact]
    public void ReplacedCluster_IsReachedOnlyAfterTheRecordChangesAndItsTtlPasses()
    {
        var (cloud, client) = World(dns: new Route53Options { Propagation = DurationRange.Exactly(TimeSpan.FromSeconds(5)) });
        cloud.Run(async () =>
        {
            await cloud.Wait(30.25);
            var restored = cloud.Database.Restore(cloud.Cluster, "orders-new", TimeSpan.FromSeconds(1));
            await cloud.Wait(10);
            cloud.Cluster.Inject.Delete(TimeSpan.FromSeconds(1));
            await cloud.Wait(100);
            client.Report().Outages.ShouldHaveSingleItem().Until.ShouldBeNull();
            cloud.Dns.SetByOther(cloud.Zone, DnsRecord.Simple(TestCloud.RecordName, "CNAME", 60, restored.Endpoint));
            await cloud.Wait(80);
            client.Report().Outages.ShouldHaveSingleItem().Until.ShouldNotBeNull();

            // What was written after the backup is gone: ten seconds, with two writes each.
            client.Report().LostAcknowledgedWrites.ShouldBe(20);
        });
    }

    [Theory]
    [InlineData(WireBehaviour.NotAnswering)]
    [InlineData(WireBehaviour.NotWritablePrimary)]
    [InlineData(WireBehaviour.RefusesWrites)]
    [InlineData(WireBehaviour.Garbage)]
    public void DatabaseThatDoesNotWork_IsAnOutageThoughTheApiSaysAvailable(WireBehaviour behaviour)
    {
        var (cloud, client) = World();
        cloud.Run(async () =>
        {
            await cloud.Wait(30.25);
            cloud.Cluster.Inject.Misbehave(behaviour, lasts: TimeSpan.FromSeconds(30));
            await cloud.Wait(60);
        });
        cloud.Cluster.View.Status.ShouldBe("available");
        client.Report().OutageSeconds.ShouldBeInRange(28, 34);
    }

    [Fact]
    public void ResolverOutage_IsNotNoticedWhileTheConnectionLasts()
    {
        var (cloud, client) = World();
        cloud.Run(async () =>
        {
            await cloud.Wait(5);
            cloud.Resolver.SetDown(true);
            await cloud.Wait(300);
        });
        client.Report().OutageSeconds.ShouldBe(0);
    }

    [Fact]
    public void Stop_EndsTheWrites()
    {
        var (cloud, client) = World();
        cloud.Run(async () =>
        {
            await cloud.Wait(10.1);
            client.Stop();
            await cloud.Wait(10);
        });
        client.Report().AcknowledgedWrites.ShouldBe(20);
    }

    [Fact]
    public void SameSeed_GivesTheSameTrace()
    {
        Trace(7).ShouldBe(Trace(7));
        Trace(7).ShouldNotBe(Trace(8));

        static string Trace(int seed)
        {
            var (cloud, _) = World(seed);
            cloud.Core.Time.At(TimeSpan.FromSeconds(40), () => cloud.Cluster.Inject.CrashWriter());
            cloud.Run(() => cloud.Wait(400));
            return string.Join('\n', cloud.Core.Journal.Entries);
        }
    }

    private static (TestCloud Cloud, ClientApplication Client) World(int seed = 1, Route53Options? dns = null)
    {
        var cloud = new TestCloud(seed, dns: dns);
        var client = new ClientApplication(cloud.Core, cloud.Resolver, cloud.Database, new ClientOptions(TestCloud.RecordName));
        client.Start();
        return (cloud, client);
    }
}
