using Failover.Drill.Worlds;
using Failover.LocalCloud.CloudWatch;

namespace Failover.Tests.Drill.Ready;

/// <summary>The schedule, and the alarm that goes into ALARM if nothing reports ready for two hours.</summary>
public sealed class ScheduleTests
{
    [Fact]
    public void Schedule_HealthyWorld_EvaluatesEachHalfHourAndDoesNotAlarm()
    {
        var world = After(TimeSpan.FromHours(4), static _ => { });

        Executions(world).ShouldBeInRange(7, 8);
        world.Cloud.StepFunctions.Express.UsageOf(world.Cloud.Stack!["ScheduledReadinessStateMachine"].Arn).Requests.ShouldBeInRange(7, 8);
        Alarm(world).ShouldBe(AlarmValue.Ok);
    }

    [Fact]
    public void Schedule_NeverReady_IsInAlarm() =>
        Alarm(After(TimeSpan.FromHours(6), static world =>
            world.Cloud.CloudWatch.EnableActions(world.Cloud.Stack!["ExecutionFailedAlarm"].Name, enabled: false)))
                .ShouldBe(AlarmValue.Alarm);

    [Fact]
    public void Schedule_NoLongerEvaluated_IsInAlarmForMissingData() =>
        Alarm(After(TimeSpan.FromHours(8), static world => world.Cloud.Core.Time.After(TimeSpan.FromHours(3), () =>
        {
            var rule = world.Cloud.EventBridge.Rules.Single(r => r.Name == world.Cloud.Stack!["ReadinessRule"].Name);
            world.Cloud.EventBridge.PutRule(rule with { Enabled = false });
        }))).ShouldBe(AlarmValue.Alarm);

    [Fact]
    public void Schedule_WorldThatDoesNotCheck_EvaluatesNothing()
    {
        var world = After(TimeSpan.FromHours(1), static _ => { }, checks: false);

        Executions(world).ShouldBe(0);
        world.Cloud.CloudWatch.Find(world.Cloud.Stack!["NotReadyAlarm"].Name).ShouldBeNull();
    }

    private static World After(TimeSpan time, Action<World> happens, bool checks = true)
    {
        var world = new World(
            new WorldSpec
            {
                HasApplication = false,
                ChecksReadiness = checks,
                Parameters = new Dictionary<string, string> { ["NotificationEmail"] = "oncall@shop.example", ["HeartbeatSeconds"] = "60" },
            },
            seed: 1);
        var cloud = world.Cloud;
        cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            cloud.Sns.Confirm(cloud.Sns.Topics[0].Arn, "oncall@shop.example");
            cloud.CloudWatch.Publish(
                OwnMetrics.NamespaceIn(world.Cloud), "Recovered",
                new Dictionary<string, string> { ["Cluster"] = "orders-prod" }, 1, World.Start.AddDays(-80));
            happens(world);
            await cloud.Core.Time.Delay(time, CancellationToken.None);
        });
        return world;
    }

    private static int Executions(World world) =>
        world.Cloud.Lambda.Invocations.Count(i => i.LogicalId == "ReadinessFunction");

    private static AlarmValue Alarm(World world) => world.Cloud.CloudWatch.Find(world.Cloud.Stack!["NotReadyAlarm"].Name)!.State.Value;
}
