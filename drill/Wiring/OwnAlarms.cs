using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Wiring;

/// <summary>What puts each alarm on ourselves into ALARM, by means of what AWS's own services publish.</summary>
internal static class OwnAlarms
{
    private static readonly TimeSpan Never = TimeSpan.FromDays(1);

    /// <summary>By the alarm's logical id.</summary>
    public static IReadOnlyDictionary<string, Action<Cloud>> Causes { get; } = new Dictionary<string, Action<Cloud>>(StringComparer.Ordinal)
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

    /// <summary>How long it takes until the alarm is in ALARM.</summary>
    // A state machine ends after twelve hours, whatever it waits for; an idle queue's metrics become active within 15 minutes.
    public static TimeSpan Takes(string alarm) => alarm switch
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

    // The rule's role is taken away, as if somebody had deleted it.
    private static void LoseTheStart(Cloud cloud)
    {
        cloud.EventBridge.Refuses = static (_, _) => "the role is gone";
        cloud.CloudWatch.SetAlarmState(cloud.Stack!["WriterDownAlarm"].Name, AlarmValue.Alarm, "by hand");
    }
}
