using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Aws;

namespace Failover.Functions.Scheduled.Watch;

/// <summary>Asks CloudWatch for one composite alarm.</summary>
internal sealed class Alarms(IAmazonCloudWatch cloudWatch)
{
    /// <returns>Null where there is none of that name.</returns>
    public async Task<AlarmView?> ReadAsync(string name, CancellationToken cancellationToken)
    {
        // Without AlarmTypes, DescribeAlarms leaves out composite alarms.
        var answer = await AwsCall.RunAsync("cloudwatch:DescribeAlarms", token => cloudWatch.DescribeAlarmsAsync(
            new DescribeAlarmsRequest { AlarmNames = [name], AlarmTypes = ["CompositeAlarm"] }, token), cancellationToken);

        // Transitioned, not updated: a composite alarm's reason is updated while it rings on.
        return answer.CompositeAlarms is [{ StateValue: { } state } alarm, ..] && (alarm.StateTransitionedTimestamp ?? alarm.StateUpdatedTimestamp) is { } since
            ? new AlarmView(name, state.Value, AwsTime.Utc(since))
            : null;
    }
}
