using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.RDS;
using Amazon.RDS.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Steps.VerifyCluster;

namespace Failover.Functions.Alarms;

/// <summary>
/// Evidence that helps but must not be needed: where it can't be had, the execution goes on without it and says so.
/// A failover that waits for CloudWatch would fail with CloudWatch.
/// </summary>
internal sealed class Hints(IAmazonCloudWatch cloudWatch, IAmazonRDS rds)
{
    /// <summary>RDS-EVENT-0073/0072 failover started, 0071 completed, 0069 failed, 0070 promoting: category failover.</summary>
    private const string FailoverCategory = "failover";
    private const int EventMinutes = 60;

    /// <summary>The alarm's state now; null where there is none of that name.</summary>
    /// <remarks>Without AlarmTypes, DescribeAlarms leaves out composite alarms; and whoever asks for them needs the permission for all alarms.</remarks>
    public Task<string?> AlarmStateAsync(string alarm, CancellationToken cancellationToken) =>
        AlarmStateAsync(alarm, ["MetricAlarm", "CompositeAlarm"], cancellationToken);

    /// <summary>The same for an alarm that is no composite one.</summary>
    public Task<string?> MetricAlarmStateAsync(string alarm, CancellationToken cancellationToken) =>
        AlarmStateAsync(alarm, ["MetricAlarm"], cancellationToken);

    private async Task<string?> AlarmStateAsync(string alarm, List<string> types, CancellationToken cancellationToken)
    {
        var answer = await AwsCall.RunAsync("cloudwatch:DescribeAlarms", token => cloudWatch.DescribeAlarmsAsync(
            new DescribeAlarmsRequest { AlarmNames = [alarm], AlarmTypes = types }, token), cancellationToken);
        return answer.MetricAlarms?.FirstOrDefault()?.StateValue?.Value ?? answer.CompositeAlarms?.FirstOrDefault()?.StateValue?.Value;
    }

    /// <summary>What DocumentDB says of failovers in the last hour, oldest first. Best effort on AWS's side.</summary>
    public async Task<IReadOnlyList<ClusterEvent>> EventsAsync(string cluster, CancellationToken cancellationToken)
    {
        var answer = await AwsCall.RunAsync("rds:DescribeEvents", token => rds.DescribeEventsAsync(
            new DescribeEventsRequest
            {
                SourceIdentifier = cluster,
                SourceType = SourceType.DbCluster,
                Duration = EventMinutes,
                EventCategories = [FailoverCategory],
            },
            token), cancellationToken);
        return [.. (answer.Events ?? [])
            .Where(e => e.Date is not null)
            .Select(e => new ClusterEvent(AwsTime.Utc(e.Date!.Value), e.Message ?? ""))
            .OrderBy(e => e.At)];
    }
}
