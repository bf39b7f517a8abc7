using Failover.Drill.Wiring;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Time;

namespace Failover.Tests.Drill.Worlds;

/// <summary>Every alarm on ourselves goes into ALARM, and operators are notified, on what AWS's own services publish.</summary>
public sealed class OwnAlarmTests
{
    public static TheoryData<string> Alarms => [.. OwnAlarms.Causes.Keys];

    [Fact]
    public void Causes_AreThereForEachOfTheStacksOwnAlarms()
    {
        // The witnesses, the switch, readiness and the calendar have their own scenarios.
        string[] others =
        [
            "HeartbeatLostAlarm", "WriterSilentAlarm", "SwitchAlarm", "NotReadyAlarm", "DrillMissedAlarm", "DrillNotStartedAlarm",
        ];
        Deployment.Template.LogicalIdsOf("AWS::CloudWatch::Alarm").Except(others).ShouldBe(OwnAlarms.Causes.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Alarms))]
    public void Alarm_ItsCauseHappens_GoesIntoAlarmAndOperatorsAreNotified(string alarm)
    {
        var world = new World(new WorldSpec { IsSettled = true, HasApplication = false }, seed: 1);
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            await world.Cloud.Core.Time.Delay(TimeSpan.FromMinutes(3), CancellationToken.None);
            OwnAlarms.Causes[alarm](world.Cloud);
            await world.Cloud.Core.Time.Delay(OwnAlarms.Takes(alarm), CancellationToken.None);
        });

        var name = world.Cloud.Stack![alarm].Name;
        world.Cloud.Sns.Topics[0].Messages.ShouldContain(
            message => message.Subject != null && message.Subject.StartsWith($"ALARM: \"{name}\"", StringComparison.Ordinal));
    }
}
