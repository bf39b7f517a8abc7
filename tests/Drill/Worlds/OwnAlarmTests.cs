using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Time;

namespace Failover.Tests.Drill.Worlds;

/// <summary>Every alarm on ourselves goes off, and operators hear of it, by what AWS's own services publish.</summary>
public sealed class OwnAlarmTests
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);

    private static readonly Dictionary<string, Action<Cloud>> Causes = new()
    {
        ["ExecutionFailedAlarm"] = static cloud => cloud.StartExecution("""{"cluster": "somebody-elses"}"""),
        ["ExecutionTimedOutAlarm"] = static cloud => Throttle(cloud, Never),
        ["ExecutionAbortedAlarm"] = static cloud =>
        {
            var execution = cloud.StartExecution("""{"cluster": "orders-prod"}""");
            cloud.Core.Time.After(TimeSpan.FromMilliseconds(1), () => cloud.StepFunctions.StopExecution(execution.Arn));
        },
        ["ExecutionThrottledAlarm"] = static cloud => Throttle(cloud, TimeSpan.FromMinutes(1)),
        ["StartLostAlarm"] = LoseTheStart,
        ["StartFailedAlarm"] = LoseTheStart,
        ["HeartbeatErrorsAlarm"] = static cloud =>
            cloud.Lambda.Add(new LambdaFault(LambdaFaultKind.Crash, "HeartbeatFunction", TimeSpan.Zero, Never)),
        ["WatchErrorsAlarm"] = static cloud =>
            cloud.Lambda.Add(new LambdaFault(LambdaFaultKind.Crash, "WatchFunction", TimeSpan.Zero, Never)),
        ["DeliveryFailedAlarm"] = static cloud =>
        {
            var topic = cloud.Sns.Topics[0];
            cloud.Sns.Subscribe(topic.Arn, "email", "oncall@example.com");
            cloud.Sns.Confirm(topic.Arn, "oncall@example.com");
            cloud.Sns.Unreachable = static subscriber => subscriber.Protocol == "email";
            cloud.StartExecution("""{"cluster": "somebody-elses"}""");
        },
        ["PublishFailedAlarm"] = static cloud =>
        {
            cloud.Core.Gate.Add(new ApiFault(ApiFaultKind.Deny, "sns", "Publish", TimeSpan.Zero, Never));
            cloud.StartExecution("""{"cluster": "somebody-elses"}""");
        },
    };

    public static TheoryData<string> Alarms => [.. Causes.Keys];

    [Fact]
    public void Causes_AreThereForEachOfTheStacksOwnAlarms()
    {
        // The witnesses, the switch and readiness have scenarios of their own.
        string[] others = ["HeartbeatLostAlarm", "WriterSilentAlarm", "SwitchAlarm", "NotReadyAlarm"];
        Deployment.Template.LogicalIdsOf("AWS::CloudWatch::Alarm").Except(others).ShouldBe(Causes.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Alarms))]
    public void Alarm_ItsCauseHappens_RingsAndOperatorsAreNotified(string alarm)
    {
        var world = new World(new WorldSpec { IsSettled = true, HasApplication = false }, seed: 1);
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            await world.Cloud.Core.Time.Delay(TimeSpan.FromMinutes(3), CancellationToken.None);
            Causes[alarm](world.Cloud);
            await world.Cloud.Core.Time.Delay(Wait(alarm), CancellationToken.None);
        });

        var name = world.Cloud.Stack![alarm].Name;
        world.Cloud.Sns.Topics[0].Messages.ShouldContain(
            message => message.Subject != null && message.Subject.StartsWith($"ALARM: \"{name}\"", StringComparison.Ordinal));
    }

    // A state machine ends after twelve hours, whatever it waits for; an idle queue's metrics wake up within 15 minutes.
    private static TimeSpan Wait(string alarm) => alarm switch
    {
        "ExecutionTimedOutAlarm" => TimeSpan.FromHours(13),
        "StartLostAlarm" => TimeSpan.FromMinutes(30),
        _ => TimeSpan.FromMinutes(20),
    };

    private static void Throttle(Cloud cloud, TimeSpan lasts)
    {
        cloud.StepFunctions.Hooks.ThrottledUntil = cloud.Core.Time.GetUtcNow() + lasts;
        cloud.StartExecution("""{"cluster": "orders-prod"}""");
    }

    // The rule's role is taken away, as it is where somebody deletes it.
    private static void LoseTheStart(Cloud cloud)
    {
        cloud.EventBridge.Refuses = static (_, _) => "the role is gone";
        cloud.CloudWatch.SetAlarmState(cloud.Stack!["WriterDownAlarm"].Name, AlarmValue.Alarm, "by hand");
    }
}
