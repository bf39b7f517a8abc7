using Amazon.RDS.Model;
using CsCheck;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Wire;
using Failover.Tests.LocalCloud.DocumentDb.GlobalClusters;
using Shouldly;
using static Failover.Tests.LocalCloud.DocumentDb.GlobalClusters.TwoRegions;

namespace Failover.Tests.LocalCloud.Regions;

public sealed class LinksTests
{
    [Theory]
    [InlineData(false, 2)]
    [InlineData(true, 2)]
    public void CallIntoARegionThatIsLost_EndsWithTheCallersTimeout(bool cut, double seconds)
    {
        var world = new TwoRegions();
        world.Run(async () =>
        {
            Lose(world, cut);
            var since = world.World.Time.Elapsed;
            (await Refused(
                world.Rds(Home, from: Standby, TimeSpan.FromSeconds(seconds)).DescribeDBClustersAsync(new DescribeDBClustersRequest())))
                .ShouldBe("timeout");
            (world.World.Time.Elapsed - since).TotalSeconds.ShouldBe(seconds);
            (await Refused(world.Rds(Standby).DescribeDBClustersAsync(new DescribeDBClustersRequest()))).ShouldBeNull();
        });
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void DatabaseOfARegionThatIsLost_DropsPackets(bool cut)
    {
        var world = new TwoRegions();
        world.Run(async () =>
        {
            var writer = world.Primary.Writer;
            var request = new WireRequest(writer.Address, 27017, writer.Host);
            (await world.World.Region(Standby).Wire.AskAsync(request, CancellationToken.None)).Kind.ShouldBe(WireReplyKind.Answered);
            Lose(world, cut);
            (await world.World.Region(Standby).Wire.AskAsync(request, CancellationToken.None)).Kind.ShouldBe(WireReplyKind.TimedOut);
            (await world.World.Region(Home).Wire.AskAsync(request, CancellationToken.None)).Kind.ShouldBe(
                cut ? WireReplyKind.Answered : WireReplyKind.TimedOut);
        });
    }

    [Fact]
    public void FaultOfTheCalledRegionsApi_HitsCallersAbroad()
    {
        var world = new TwoRegions();
        world.World.Region(Home).Schedule(new ApiTrouble(TimeSpan.Zero, TimeSpan.FromHours(1), ApiFaultKind.ServerError, "rds"));
        world.Run(async () =>
        {
            await world.Wait(1);
            (await Refused(world.Rds(Home, from: Standby).DescribeDBClustersAsync(new DescribeDBClustersRequest())))
                .ShouldBe("InternalFailure");
            (await Refused(world.Rds(Standby).DescribeDBClustersAsync(new DescribeDBClustersRequest()))).ShouldBeNull();
        });
    }

    [Fact]
    public void AlarmOfARegionThatIsDown_IsNotEvaluatedUntilItIsBack()
    {
        var world = new TwoRegions();
        var region = world.World.Region(Standby);
        var alarm = region.CloudWatch.PutMetricAlarm(
            CloudWatch.Alarms.Silent("writer-silent"), AlarmValue.Ok);
        alarm.Arn.ShouldStartWith($"arn:aws:cloudwatch:{Standby}:");
        world.Run(async () =>
        {
            world.World.Links.TakeDown(Standby);
            await world.Wait(1800);
            alarm.State.Value.ShouldBe(AlarmValue.Ok);
            world.World.Links.BringUp(Standby);
            await world.Wait(120);
            alarm.State.Value.ShouldBe(AlarmValue.Alarm);
        });
    }

    [Fact]
    public void OverlappingTroubles_EndWithTheLast() => Gen.Bool.Array[1, 40].Sample(steps =>
    {
        var links = new CloudCore(1, DateTimeOffset.UnixEpoch).Links;
        var depth = 0;
        foreach (var begins in steps)
        {
            if (begins)
            {
                links.Cut("a", "b");
                depth++;
            }
            else
            {
                links.Mend("b", "a");
                depth = Math.Max(0, depth - 1);
            }

            (links.Reaches("a", "b"), links.Reaches("b", "a"), links.Reaches("a", "c")).ShouldBe((depth == 0, depth == 0, true));
        }
    });

    private static void Lose(TwoRegions world, bool cut)
    {
        if (cut)
        {
            world.World.Links.Cut(Home, Standby);
        }
        else
        {
            world.World.Links.TakeDown(Home);
        }
    }
}
