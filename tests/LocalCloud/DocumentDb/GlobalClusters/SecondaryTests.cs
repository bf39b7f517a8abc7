using Amazon.RDS.Model;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Wire;
using Shouldly;
using static Failover.Tests.LocalCloud.DocumentDb.GlobalClusters.TwoRegions;

namespace Failover.Tests.LocalCloud.DocumentDb.GlobalClusters;

public sealed class SecondaryTests
{
    [Fact]
    public void Secondary_HasNoWriter_AndSaysSoOnTheWire()
    {
        var world = new TwoRegions();
        world.Run(async () =>
        {
            var cluster = (
                await world.Rds(Standby)
                .DescribeDBClustersAsync(new DescribeDBClustersRequest { DBClusterIdentifier = "orders-eu" })).DBClusters[0];
            cluster.DBClusterMembers.ShouldAllBe(member => member.IsClusterWriter == false);
            cluster.ReplicationSourceIdentifier.ShouldBe(world.Primary.Arn);
            var head = world.Secondary.Instances[0];
            var reply = await world.World.Region(Standby).Wire.AskAsync(
                new WireRequest(head.Address, 27017, head.Host), CancellationToken.None);
            reply.Hello!.IsWritablePrimary.ShouldBeFalse();
        });
    }

    [Theory]
    [InlineData(false, true)]
    [InlineData(true, false)]
    public void ReplicationLag_IsPublishedInTheSecondarysRegion_WhileTheStreamFlows(bool cut, bool expected)
    {
        var world = new TwoRegions();
        world.Run(async () =>
        {
            if (cut)
            {
                world.World.Links.Cut(Home, Standby);
            }

            await world.Wait(200);
        });
        Lag(Standby, "orders-eu").HasValue.ShouldBe(expected);
        Lag(Home, "orders-us").ShouldBeNull();

        double? Lag(string region, string cluster) => world.World.Region(region).CloudWatch.Read(
            "AWS/DocDB", "GlobalClusterReplicationLag", new Dictionary<string, string> { ["DBClusterIdentifier"] = cluster },
            Statistic.Maximum, world.World.Time.Start, world.World.Time.GetUtcNow());
    }

    [Fact]
    public void LaggingSecondary_CatchesUpAfterTheTrouble()
    {
        var world = new TwoRegions();
        var member = world.Global.MemberIn(Standby);
        world.World.Region(Standby).Schedule(
            new Failover.LocalCloud.Faults.SecondaryDisconnected(TimeSpan.FromSeconds(10), "orders", Standby, TimeSpan.FromSeconds(50)));
        world.Run(async () =>
        {
            await world.Wait(59);
            (member.IsConnected, member.Lag!.Value.TotalSeconds > 48).ShouldBe((false, true));
            await world.Wait(30);
            (member.IsConnected, member.Lag!.Value.TotalSeconds < 1).ShouldBe((true, true));
        });
    }
}
