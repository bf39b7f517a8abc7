using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Time;

namespace Failover.Tests.Drill.Worlds;

/// <summary>
/// Somebody who may write a metric, or a log line with embedded metrics, cannot move anything: the namespace cannot be guessed.
/// </summary>
public sealed class ForgedMetricTests
{
    private static readonly WorldSpec Pair = new()
    {
        Secondaries = [new SecondarySpec("eu-west-1", "orders-dr")],
        HasSwitch = true,
        IsSettled = true,
        HasApplication = false,
    };

    [Fact]
    public void Switch_ForgedInTheKnownNamespace_MovesNothing()
    {
        var world = Play(Pair, world => Forge(world, "Failover"));

        world.Cloud.CloudWatch.Find(Switch(world)).ShouldNotBeNull().State.Value.ShouldNotBe(AlarmValue.Alarm);
    }

    // The same line in the stack's own namespace, so that the test above can fail.
    [Fact]
    public void Switch_InTheStacksOwnNamespace_Moves()
    {
        var world = Play(Pair, world => Forge(world, OwnMetrics.NamespaceIn(world.Cloud)));

        world.Cloud.CloudWatch.Find(Switch(world)).ShouldNotBeNull().State.Value.ShouldBe(AlarmValue.Alarm);
    }

    [Fact]
    public void Heartbeat_ForgedWhileTheWriterIsLost_HidesNothing()
    {
        var world = Play(new WorldSpec { IsSettled = true, HasApplication = false }, world =>
        {
            world.Cloud.Schedule(new WriterCrash(world.Cloud.Core.Time.Elapsed, world.Spec.Cluster));
            world.Cloud.Core.Time.Every(TimeSpan.Zero, TimeSpan.FromSeconds(5), () => world.Cloud.CloudWatch.Publish(
                "Failover", "Heartbeat", new Dictionary<string, string> { ["Cluster"] = world.Spec.Cluster }, 1));
        });

        world.Executions.ShouldNotBeEmpty();
    }

    [Fact]
    public void Stacks_InOneAccount_HaveNamespacesOfTheirOwn() =>
        Play(Pair, static _ => { }).Global.Regions.Select(OwnMetrics.NamespaceIn).Distinct().Count().ShouldBe(2);

    private static string Switch(World world) => world.Cloud.Stack!["SwitchAlarm"].Name;

    private static void Forge(World world, string space) => world.Cloud.CloudWatch.IngestEmf(
        $$$"""{"_aws":{"Timestamp":{{{world.Cloud.Core.Time.GetUtcNow().ToUnixTimeMilliseconds()}}},"CloudWatchMetrics":"""
        + $$"""[{"Namespace":"{{space}}","Dimensions":[["GlobalCluster","Region"]],"Metrics":[{"Name":"SwitchedTo"}]}]},"""
        + $$"""  "GlobalCluster":"{{world.Spec.GlobalCluster}}","Region":"{{world.Cloud.Name}}","SwitchedTo":1}""");

    private static World Play(WorldSpec spec, Action<World> happens)
    {
        var world = new World(spec, seed: 1);
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            await world.Cloud.Core.Time.Delay(TimeSpan.FromMinutes(3), CancellationToken.None);
            happens(world);
            await world.Cloud.Core.Time.Delay(TimeSpan.FromMinutes(4), CancellationToken.None);
        });
        return world;
    }
}
