using Amazon.RDS.Model;
using Failover.LocalCloud.DocumentDb;

namespace Failover.Tests.LocalCloud.DocumentDb;

public sealed class UnplannedFailoverTests
{
    [Fact]
    public void Crash_WithReplica_PromotesWithinThirtySecondsOverManySeeds()
    {
        var seconds = Enumerable.Range(1, 200).Select(seed =>
        {
            var cloud = new TestCloud(seed);
            cloud.Cluster.Inject.CrashWriter();
            cloud.Run(() => cloud.Wait(60));
            cloud.Cluster.Writer.ShouldBe(cloud.Instance(2));
            cloud.Cluster.EndpointInstance.ShouldBe(cloud.Instance(2));
            cloud.SecondsOf("endpoint-moved").ShouldNotBeNull().ShouldBeGreaterThan(cloud.SecondsOf("writer-promoted").ShouldNotBeNull());
            return cloud.SecondsOf("writer-promoted").ShouldNotBeNull();
        }).ToList();

        seconds.Max().ShouldBeLessThan(30);
        seconds.Min().ShouldBeGreaterThan(5);
        seconds.Distinct().Count().ShouldBeGreaterThan(100);
    }

    [Fact]
    public void Crash_WithoutReplica_RebuildsTheInstanceInMinutes()
    {
        foreach (var seed in Enumerable.Range(1, 50))
        {
            var cloud = new TestCloud(seed, readers: 0);
            cloud.Cluster.Inject.CrashWriter();
            cloud.Run(() => cloud.Wait(700));
            cloud.SecondsOf("writer-promoted").ShouldNotBeNull().ShouldBeInRange(180, 610);
            cloud.Cluster.Status.ShouldBe("available");
            cloud.Instance(1).TakesWrites.ShouldBeTrue();
            cloud.Database.Events.ShouldContain(happened => happened.EventId == "RDS-EVENT-0070");
        }
    }

    [Fact]
    public void Crash_OfWriter_IsSeenThroughTheApiStepByStep()
    {
        var cloud = new TestCloud();
        var seen = new List<string>();
        cloud.Run(async () =>
        {
            cloud.Cluster.Inject.CrashWriter();
            for (var i = 0; i < 600; i++)
            {
                var answer = await cloud.Rds.DescribeDBClustersAsync(
                    new DescribeDBClustersRequest { DBClusterIdentifier = "orders-prod" }, CancellationToken.None);
                var shown = answer.DBClusters[0];
                var writer = shown.DBClusterMembers.Single(member => member.IsClusterWriter == true).DBInstanceIdentifier;
                if (seen.LastOrDefault() != $"{shown.Status} {writer}")
                {
                    seen.Add($"{shown.Status} {writer}");
                }

                await cloud.Wait(0.1);
            }
        });

        seen[0].ShouldBe("available orders-prod-1");
        seen[1].ShouldBe("failing-over orders-prod-1");
        seen[^1].ShouldBe("available orders-prod-2");
    }

    [Fact]
    public void ApiView_AfterPromotion_LagsTheTruth()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            cloud.Cluster.Inject.Promote("orders-prod-3");
            cloud.Cluster.Writer.ShouldBe(cloud.Instance(3));
            cloud.Cluster.IsShownAsWriter(cloud.Instance(1)).ShouldBeTrue();
            cloud.Cluster.EndpointInstance.ShouldBe(cloud.Instance(1));
            await cloud.Wait(6);
            cloud.Cluster.IsShownAsWriter(cloud.Instance(3)).ShouldBeTrue();
            cloud.Cluster.EndpointInstance.ShouldBe(cloud.Instance(3));
        });
    }

    [Fact]
    public void Candidate_OfSeveralReaders_IsByTierThenSize()
    {
        var cloud = new TestCloud();
        var spec = new ClusterSpec("fleet", [
            new InstanceSpec("w", "us-east-1a", 0),
            new InstanceSpec("small", "us-east-1b", 1),
            new InstanceSpec("big", "us-east-1c", 1, "db.r6g.4xlarge"),
            new InstanceSpec("late", "us-east-1c", 2, "db.r6g.16xlarge"),
        ]);
        var fleet = cloud.Database.Add(spec);
        fleet.Inject.CrashWriter(backAfter: Timeout.InfiniteTimeSpan);
        cloud.Run(() => cloud.Wait(60));
        fleet.Writer.Identifier.ShouldBe("big");
        fleet.Inject.CrashWriter(backAfter: Timeout.InfiniteTimeSpan);
        cloud.Run(() => cloud.Wait(60));
        fleet.Writer.Identifier.ShouldBe("small");
    }

    [Fact]
    public void Crash_OfTheCandidateDuringFailover_PromotesTheNext()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            cloud.Cluster.Inject.CrashWriter();
            await cloud.Wait(9);
            cloud.Cluster.Status.ShouldBe("failing-over");
            cloud.Cluster.Inject.CrashInstance("orders-prod-2");
            await cloud.Wait(50);
            cloud.Cluster.Writer.ShouldBe(cloud.Instance(3));
        });
    }

    [Fact]
    public void CrashedWriter_AfterAWhile_IsBackAsReader()
    {
        var cloud = new TestCloud();
        cloud.Cluster.Inject.CrashWriter(InstanceState.Dropping);
        cloud.Run(() => cloud.Wait(200));
        cloud.SecondsOf("instance-back", "orders-prod-1").ShouldNotBeNull().ShouldBeInRange(60, 180);
        cloud.Instance(1).State.ShouldBe(InstanceState.Up);
        cloud.Instance(1).IsWriter.ShouldBeFalse();
    }

    [Fact]
    public void Crash_ShorterThanDetection_CausesNoFailover()
    {
        var cloud = new TestCloud();
        cloud.Cluster.Inject.CrashWriter(backAfter: TimeSpan.FromSeconds(2));
        cloud.Run(() => cloud.Wait(100));
        cloud.SecondsOf("failover-started").ShouldBeNull();
        cloud.Cluster.Writer.ShouldBe(cloud.Instance(1));
    }

    [Fact]
    public void Promotion_Held_NeverCompletesUntilReleased()
    {
        var cloud = new TestCloud();
        cloud.Run(async () =>
        {
            cloud.Cluster.Inject.HoldPromotion();
            cloud.Cluster.Inject.CrashWriter();
            await cloud.Wait(3600);
            cloud.Cluster.Status.ShouldBe("failing-over");
            cloud.Cluster.Writer.ShouldBe(cloud.Instance(1));
            cloud.Cluster.Inject.ReleasePromotion();
            await cloud.Wait(6);
            cloud.Cluster.Status.ShouldBe("available");
            cloud.Cluster.Writer.ShouldBe(cloud.Instance(2));
        });
    }

    [Fact]
    public void Promotion_Slow_TakesThatLong()
    {
        var cloud = new TestCloud();
        cloud.Cluster.Inject.SlowPromotion(TimeSpan.FromSeconds(100));
        cloud.Cluster.Inject.CrashWriter();
        cloud.Run(() => cloud.Wait(120));
        cloud.SecondsOf("writer-promoted").ShouldNotBeNull().ShouldBeInRange(103, 108);
    }
}
