using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;

namespace Failover.Tests.LocalCloud.CloudWatch;

/// <summary>CloudWatch user guide, "Alarm warm-up periods".</summary>
public sealed class WarmUpPeriodTests
{
    private static readonly MetricAlarmDefinition Warming = Alarms.Silent("new") with { WarmUp = TimeSpan.FromMinutes(10) };

    private readonly CloudCore core = new(7, Alarms.Start);

    [Fact]
    public void NoDataArrives_AlarmFollowsOnlyAfterThePeriod()
    {
        var alarm = new CloudWatchService(core).PutMetricAlarm(Warming);

        Wait(TimeSpan.FromMinutes(9));
        alarm.State.Value.ShouldBe(AlarmValue.InsufficientData);
        Wait(TimeSpan.FromMinutes(3));
        alarm.State.Value.ShouldBe(AlarmValue.Alarm);
    }

    [Fact]
    public void DataFillTheEvaluationWindow_EndTheWarmUpForGood()
    {
        var cloudWatch = new CloudWatchService(core);
        var alarm = cloudWatch.PutMetricAlarm(Warming);
        foreach (var minute in new[] { 1, 2 })
        {
            core.Time.At(TimeSpan.FromMinutes(minute), () => cloudWatch.Publish("AWS/DocDB", "DatabaseConnections", Alarms.Writer, 41));
        }

        Wait(TimeSpan.FromMinutes(4.5));
        alarm.State.Value.ShouldBe(AlarmValue.Ok);

        // The data end, and what is missing breaches, although the ten minutes are not over.
        Wait(TimeSpan.FromMinutes(4.5));
        alarm.State.Value.ShouldBe(AlarmValue.Alarm);
    }

    [Fact]
    public void DataArrive_AlarmThatWaitsTheWholePeriod_FollowsOnlyAfterIt()
    {
        var cloudWatch = new CloudWatchService(core);
        var alarm = cloudWatch.PutMetricAlarm(Warming with { WaitsForWarmUp = true });
        core.Time.Every(
            TimeSpan.Zero, TimeSpan.FromMinutes(1), () => cloudWatch.Publish("AWS/DocDB", "DatabaseConnections", Alarms.Writer, 0));

        Wait(TimeSpan.FromMinutes(9));
        alarm.State.Value.ShouldBe(AlarmValue.InsufficientData);
        Wait(TimeSpan.FromMinutes(3));
        alarm.State.Value.ShouldBe(AlarmValue.Alarm);
    }

    private void Wait(TimeSpan time) => core.Time.Run(() => core.Time.Delay(time, CancellationToken.None));
}
