using Amazon;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;

namespace Failover.Tests.Functions.Steps.FlipSwitch;

/// <summary>CloudWatch of one region: the alarm of its switch, and what was published.</summary>
/// <param name="state">The alarm's state; null: there is no alarm.</param>
internal sealed class SwitchCloudWatch(StateValue? state)
    : AmazonCloudWatchClient(new AnonymousAWSCredentials(), new AmazonCloudWatchConfig { RegionEndpoint = RegionEndpoint.USEast1 })
{
    public StateValue? State { get; set; } = state;

    public DateTime Since { get; set; } = new(2026, 11, 22, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>Neither reads nor takes anything.</summary>
    public Exception? Error { get; set; }

    /// <summary>Reads, but takes nothing.</summary>
    public Exception? PutError { get; set; }

    /// <summary>Runs while a publication is under way.</summary>
    public Action? BeforePut { get; set; }

    public List<string> Alarms { get; } = [];

    public List<PutMetricDataRequest> Puts { get; } = [];

    /// <summary>The values that were published, in their order.</summary>
    public IEnumerable<double?> Values => Puts.Select(static put => put.MetricData.ShouldHaveSingleItem().Value);

    public override Task<DescribeAlarmsResponse> DescribeAlarmsAsync(DescribeAlarmsRequest request, CancellationToken cancellationToken = default)
    {
        Alarms.AddRange(request.AlarmNames);
        return Error is not null ? Task.FromException<DescribeAlarmsResponse>(Error) : Task.FromResult(new DescribeAlarmsResponse
        {
            MetricAlarms = State is null ? null : [new MetricAlarm { AlarmName = request.AlarmNames[0], StateValue = State, StateTransitionedTimestamp = Since }],
        });
    }

    public override Task<PutMetricDataResponse> PutMetricDataAsync(PutMetricDataRequest request, CancellationToken cancellationToken = default)
    {
        BeforePut?.Invoke();
        cancellationToken.ThrowIfCancellationRequested();
        if ((Error ?? PutError) is { } error)
        {
            return Task.FromException<PutMetricDataResponse>(error);
        }

        Puts.Add(request);
        return Task.FromResult(new PutMetricDataResponse());
    }
}
