using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Time;

namespace Failover.Tests.Drill.Worlds;

/// <summary>A new stack in a healthy world alarms nobody and starts nothing, from its creation on; in a broken one it does.</summary>
public sealed class NewStackTests
{
    private static readonly string[] Awaiting = ["WriterSilentAlarm", "HeartbeatLostAlarm", "NotReadyAlarm"];

    [Fact]
    public void Alarms_OfANewStack_StayQuietUntilTheirDataIsThere()
    {
        var world = Play(TimeSpan.FromHours(3), static _ => { });

        Alarmed(world).ShouldBeEmpty();
        Failovers(world).ShouldBeEmpty();
        Awaiting.ShouldAllBe(alarm => world.Cloud.CloudWatch.Find(world.Cloud.Stack![alarm].Name)!.State.Value == AlarmValue.Ok);
    }

    [Fact]
    public void HeartbeatLost_NoBeatEverArrives_GoesIntoAlarmAfterItsWarmUp()
    {
        var world = Play(TimeSpan.FromMinutes(40), static world => world.Cloud.Lambda.Add(
            new LambdaFault(LambdaFaultKind.Crash, "HeartbeatFunction", TimeSpan.Zero, TimeSpan.FromDays(1))));

        var alarm = world.Cloud.CloudWatch.Find(world.Cloud.Stack!["HeartbeatLostAlarm"].Name)!;
        alarm.State.Value.ShouldBe(AlarmValue.Alarm);
        (alarm.Transitioned - World.Start).TotalMinutes.ShouldBe(30, 1);
    }

    /// <summary>The writer is dead when the stack is created: the beats say so, and data end the warm-up at once.</summary>
    [Fact]
    public void HeartbeatLost_FirstBeatsAreNotAnswered_GoesIntoAlarmWithinMinutes()
    {
        var world = Play(TimeSpan.FromMinutes(5), static world => world.Cloud.ProbeSubnet.IsCutOff = true);

        var alarm = world.Cloud.CloudWatch.Find(world.Cloud.Stack!["HeartbeatLostAlarm"].Name)!;
        alarm.State.Value.ShouldBe(AlarmValue.Alarm);
    }

    private static World Play(TimeSpan takes, Action<World> happens)
    {
        var world = new World(
            new WorldSpec
            {
                HasApplication = false,
                ChecksReadiness = true,
                Parameters = new Dictionary<string, string> { ["NotificationEmail"] = "oncall@shop.example", ["AlarmMails"] = "yes" },
            }, seed: 1);
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            world.Cloud.Sns.Confirm(world.Cloud.Sns.Topics[0].Arn, "oncall@shop.example");

            // Readiness counts a cluster as not ready that was never drilled, which is not for this test.
            world.Cloud.CloudWatch.Publish(
                OwnMetrics.NamespaceIn(world.Cloud), "Drilled",
                new Dictionary<string, string> { ["Cluster"] = world.Spec.Cluster }, 1, World.Start);
            happens(world);
            await world.Cloud.Core.Time.Delay(takes, CancellationToken.None);
        });
        return world;
    }

    private static IEnumerable<string> Alarmed(World world) => world.Cloud.Core.Journal.Entries
        .Where(static entry => entry.Kind == "alarm-state" && entry.Detail.Contains("-> ALARM", StringComparison.Ordinal))
        .Select(static entry => $"{entry.At:HH:mm:ss} {entry.Subject} {entry.Detail}");

    private static IEnumerable<object> Failovers(World world) =>
        world.Executions.Where(execution => execution.StateMachineArn == world.Cloud.StateMachine.Arn);
}
