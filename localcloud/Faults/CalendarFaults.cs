using Failover.LocalCloud.CloudWatch;

namespace Failover.LocalCloud.Faults;

/// <summary>A date of the drills' calendar: EventBridge Scheduler fires within the minute by itself.</summary>
public sealed record DrillDue(TimeSpan At) : Fault(At)
{
    public override string Describe() => "a drill on the calendar is due";

    public override void Strike(Cloud cloud)
    {
    }
}

/// <summary>EventBridge Scheduler delivers every invocation twice, as at-least-once delivery allows.</summary>
public sealed record DuplicateSchedules(TimeSpan At) : Fault(At)
{
    public override string Describe() => "EventBridge Scheduler invokes its targets twice";

    public override void Strike(Cloud cloud) => cloud.Scheduler.Duplicates = true;
}

/// <summary>EventBridge Scheduler's role is gone: its trust no longer names Scheduler.</summary>
public sealed record ScheduleRoleGone(TimeSpan At) : Fault(At)
{
    public override string Describe() => "somebody deletes the schedule's role";

    public override void Strike(Cloud cloud) => cloud.Scheduler.Refuses = static _ => "the role is gone";
}

/// <summary>Somebody creates an alarm on an application's errors, which are few.</summary>
public sealed record ApplicationAlarm(TimeSpan At, string Alarm) : Fault(At)
{
    /// <summary>The application's metric.</summary>
    internal const string Namespace = "Shop";

    public override string Describe() => $"the alarm {Alarm} watches the application's errors";

    public override void Strike(Cloud cloud) => cloud.CloudWatch.PutMetricAlarm(
        new MetricAlarmDefinition
        {
            Name = Alarm,
            Namespace = Namespace,
            MetricName = Alarm,
            Statistic = Statistic.Sum,
            Period = 60,
            EvaluationPeriods = 1,
            Comparison = ComparisonOperator.GreaterThanOrEqualToThreshold,
            Threshold = 1,
            MissingData = MissingData.Ignore,
        },
        AlarmValue.Ok);
}

/// <summary>The application fails for a while, and the alarm on its errors goes to ALARM at once.</summary>
public sealed record ApplicationErrors(TimeSpan At, TimeSpan Lasts, string Alarm) : Fault(At)
{
    private static readonly TimeSpan Apart = TimeSpan.FromSeconds(20);

    public override string Describe() => $"the application reports errors, {FaultWords.For(Lasts)}";

    public override void Strike(Cloud cloud)
    {
        Report(cloud, Lasts);
        cloud.CloudWatch.SetAlarmState(Alarm, AlarmValue.Alarm, "Threshold Crossed");
    }

    private void Report(Cloud cloud, TimeSpan left)
    {
        cloud.CloudWatch.Publish(ApplicationAlarm.Namespace, Alarm, new Dictionary<string, string>(), 5);
        if (left > Apart)
        {
            cloud.Core.Time.After(Apart, () => Report(cloud, left - Apart));
        }
    }
}

/// <summary>The start of an earlier failover was lost: its event is in the dead-letter queue, and stays there.</summary>
public sealed record StartLost(TimeSpan At) : Fault(At)
{
    public override string Describe() => "an event that could not start a failover is in the dead-letter queue";

    public override void Strike(Cloud cloud) => cloud.Sqs.Send(cloud.Stack!["DeadLetterQueue"].Arn, "{}");
}
