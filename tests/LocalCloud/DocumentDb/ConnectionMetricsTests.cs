using Failover.LocalCloud.DocumentDb;

namespace Failover.Tests.LocalCloud.DocumentDb;

public sealed class ConnectionMetricsTests
{
    private const string Cluster = "DBClusterIdentifier=orders-prod";

    [Fact]
    public void HealthyCluster_EachMinute_SendsUnderAllThreeDimensionSets()
    {
        var cloud = new TestCloud();
        cloud.Run(() => cloud.Wait(185));
        cloud.Metrics.Of(Cluster).Count.ShouldBe(9);
        cloud.Metrics.Of(Cluster + ",Role=WRITER").ShouldAllBe(value => value >= 38 && value <= 42);
        cloud.Metrics.Of(Cluster + ",Role=WRITER").Count.ShouldBe(3);
        cloud.Metrics.Of(Cluster + ",Role=READER").Count.ShouldBe(6);
        cloud.Metrics.Of("DBInstanceIdentifier=orders-prod-1").Count.ShouldBe(3);
    }

    [Fact]
    public void DeadWriter_SendsNothing_WhileTheClustersSumContinues()
    {
        var cloud = new TestCloud(database: new DocumentDbOptions());
        cloud.Cluster.Inject.HoldPromotion();
        cloud.Cluster.Inject.CrashWriter(backAfter: Timeout.InfiniteTimeSpan);
        cloud.Run(() => cloud.Wait(185));
        cloud.Metrics.Of(Cluster + ",Role=WRITER").ShouldBeEmpty();
        cloud.Metrics.Of("DBInstanceIdentifier=orders-prod-1").ShouldBeEmpty();
        cloud.Metrics.Of(Cluster).Sum().ShouldBeGreaterThan(50);
    }

    [Fact]
    public void IdleCluster_SendsZeroes()
    {
        var cloud = new TestCloud();
        cloud.Cluster.Inject.Idle();
        cloud.Run(() => cloud.Wait(65));
        cloud.Metrics.Of(Cluster).ShouldBe([0d, 0d, 0d]);
    }

    [Fact]
    public void TelemetryGap_SendsNothing_ThoughHealthy()
    {
        var cloud = new TestCloud();
        cloud.Cluster.Inject.TelemetryGap();
        cloud.Run(() => cloud.Wait(185));
        cloud.Metrics.Points.ShouldBeEmpty();
        cloud.Instance(1).TakesWrites.ShouldBeTrue();
    }
}
