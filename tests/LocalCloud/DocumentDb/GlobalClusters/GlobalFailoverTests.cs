using Amazon.RDS.Model;
using CsCheck;
using Failover.LocalCloud.Faults;
using Shouldly;
using static Failover.Tests.LocalCloud.DocumentDb.GlobalClusters.TwoRegions;

namespace Failover.Tests.LocalCloud.DocumentDb.GlobalClusters;

public sealed class GlobalFailoverTests
{
    [Fact]
    public void Switchover_LosesNothing_AndNeverHasTwoWriters() => Gen.Int[1, 100_000].Sample(
        seed =>
        {
            var world = new TwoRegions(seed);
            var most = 0;
            world.World.Time.Every(
                TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.5), () => most = Math.Max(most, world.Global.TakingWrites.Count()));
            world.Global.Promoted += (_, cluster) => world.PointAt(cluster);
            world.Run(async () =>
            {
                world.Application.Start();
                await world.Wait(60);
                await world.FailOver(allowDataLoss: false);
                await world.Wait(400);
            });
            var report = world.Application.Report();
            (world.Global.NewestPrimary == world.Secondary && world.Global.Epoch == 2 && most == 1).ShouldBeTrue();
            report.LostAcknowledgedWrites.ShouldBe(0);
            report.OutageSeconds.ShouldBeInRange(10, 140);
            world.Global.MemberIn(Home).IsConnected.ShouldBeTrue();
        },
        iter: 15);

    [Fact]
    public void Failover_LosesAtMostTheLag_AndTheOldPrimaryComesBackAsSecondary() => Gen.Int[1, 100_000].Sample(
        seed =>
        {
            var world = new TwoRegions(seed);
            world.Global.Promoted += (_, cluster) => world.PointAt(cluster);
            var behind = TimeSpan.Zero;
            world.Run(async () =>
            {
                world.Application.Start();
                await world.Wait(100);
                behind = world.Global.MemberIn(Standby).Lag!.Value;
                world.World.Links.TakeDown(Home);
                await world.Wait(60);
                await world.FailOver(allowDataLoss: true);
                await world.Wait(300);
            });
            var report = world.Application.Report();
            report.LostAcknowledgedWrites.ShouldBeInRange(0, (long)Math.Ceiling(behind.TotalSeconds * 2) + 1);
            report.Outages.ShouldHaveSingleItem().Until.ShouldNotBeNull();
            world.Primary.IsSecondary.ShouldBeFalse();

            world.Run(async () =>
            {
                world.World.Links.BringUp(Home);
                await world.Wait(10);
                world.Global.TakingWrites.ShouldBe([world.Secondary]);
                world.Global.MemberIn(Home).IsConnected.ShouldBeFalse();
                await world.Wait(1300);
                world.Global.MemberIn(Home).IsConnected.ShouldBeTrue();
                world.Primary.Status.ShouldBe("available");
            });
        },
        iter: 15);

    [Fact]
    public void Failover_WithAGrownLag_LosesTheWritesOfThatTime()
    {
        var world = new TwoRegions();
        world.Global.Promoted += (_, cluster) => world.PointAt(cluster);
        world.World.Region(Home).Schedule(new Failover.LocalCloud.Faults.LagGrowth(TimeSpan.FromSeconds(40), "orders", Standby));
        world.Run(async () =>
        {
            world.Application.Start();
            await world.Wait(100);
            world.World.Links.TakeDown(Home);
            await world.FailOver(allowDataLoss: true);
            await world.Wait(200);
        });

        // 60 s of two writes a second.
        world.Application.Report().LostAcknowledgedWrites.ShouldBeInRange(115, 125);
    }

    [Fact]
    public void Partition_LetsTheOldPrimaryTakeWritesUntilItEnds_AndEachApiTellsItsOwnStory()
    {
        var world = new TwoRegions();
        world.Run(async () =>
        {
            world.World.Links.Cut(Home, Standby);
            await world.FailOver(allowDataLoss: true);
            await world.Wait(120);
            world.Global.TakingWrites.ShouldBe([world.Primary, world.Secondary]);
            (await world.Describe(Home)).GlobalClusterMembers.Single(m => m.IsWriter == true).DBClusterArn.ShouldBe(world.Primary.Arn);
            (await world.Describe(Standby)).GlobalClusterMembers.Single(m => m.IsWriter == true).DBClusterArn.ShouldBe(world.Secondary.Arn);

            world.World.Links.Mend(Home, Standby);
            await world.Wait(12);
            world.Global.TakingWrites.ShouldBe([world.Secondary]);
            var home = await world.Describe(Home);
            home.GlobalClusterMembers.Single(m => m.IsWriter == true).DBClusterArn.ShouldBe(world.Secondary.Arn);
            home.GlobalClusterMembers.Single(m => m.IsWriter != true).SynchronizationStatus.Value.ShouldBe("pending-resync");
        });
    }

    [Fact]
    public void FailoverState_IsShownWhileItRuns_AndASecondRequestIsRefused()
    {
        var world = new TwoRegions();
        world.Run(async () =>
        {
            await world.FailOver(allowDataLoss: true);
            await world.Wait(12);
            var state = (await world.Describe(Home)).FailoverState;
            (state.Status.Value, state.ToDbClusterArn, state.IsDataLossAllowed).ShouldBe(("failing-over", world.Secondary.Arn, true));
            (await Refused(world.FailOver(allowDataLoss: true))).ShouldBe("InvalidGlobalClusterStateFault");
            await world.Wait(100);
            (await world.Describe(Home)).FailoverState.ShouldBeNull();
            (await Refused(world.FailOver(allowDataLoss: true))).ShouldBe("InvalidDBClusterStateFault");
        });
    }

    [Fact]
    public void Switchover_ThatIsCutOff_IsCancelledAndThePrimaryStays()
    {
        var world = new TwoRegions();
        world.Run(async () =>
        {
            await world.FailOver(allowDataLoss: false);
            await world.Wait(110);
            world.World.Links.Cut(Home, Standby);
            await world.Wait(300);
        });

        world.Global.Failover.ShouldBeNull();
        (world.Global.Epoch, world.Global.TakingWrites.Single()).ShouldBe((1, world.Primary));
    }

    [Fact]
    public void Requests_ThatCannotWork_AreRefusedByAwsNames()
    {
        var world = new TwoRegions(standbyVersion: "4.0.0");
        world.Run(async () =>
        {
            (await Refused(world.FailOver(allowDataLoss: true))).ShouldBe("InvalidDBClusterStateFault");
            (await Refused(
                world.Rds(Home).DescribeGlobalClustersAsync(new DescribeGlobalClustersRequest { GlobalClusterIdentifier = "gone" })))
                .ShouldBe("GlobalClusterNotFoundFault");
            (await Refused(world.Rds(Home).FailoverGlobalClusterAsync(new FailoverGlobalClusterRequest
            {
                GlobalClusterIdentifier = "orders",
                TargetDbClusterIdentifier = world.Secondary.Arn,
                AllowDataLoss = true,
            }))).ShouldBe("DBClusterNotFoundFault");
            (await Refused(world.Rds(Standby).SwitchoverGlobalClusterAsync(new SwitchoverGlobalClusterRequest
            {
                GlobalClusterIdentifier = "orders",
                TargetDbClusterIdentifier = world.Secondary.Arn,
            }))).ShouldBe("InvalidDBClusterStateFault");
        });
    }
}
