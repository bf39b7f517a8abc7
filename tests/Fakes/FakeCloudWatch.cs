using Amazon;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.Runtime;

namespace Failover.Tests.Fakes;

/// <summary>CloudWatch of one region: an alarm of each kind, replication lag, and what was published.</summary>
internal sealed class FakeCloudWatch()
    : AmazonCloudWatchClient(new AnonymousAWSCredentials(), new AmazonCloudWatchConfig { RegionEndpoint = RegionEndpoint.USEast1 })
{
    /// <summary>Thrown by every call about alarms and every publication.</summary>
    public Exception? Error { get; set; }

    /// <summary>Thrown by publications only.</summary>
    public Exception? PutError { get; set; }

    /// <summary>Runs while a publication is in progress.</summary>
    public Action? BeforePut { get; set; }

    public List<PutMetricDataRequest> Puts { get; } = [];

    /// <summary>The published values, in order.</summary>
    public IEnumerable<double?> Values => Puts.Select(static put => put.MetricData.ShouldHaveSingleItem().Value);

    /// <summary>The metric alarm's state; null if there is no such alarm.</summary>
    public string? MetricAlarm { get; set; }

    /// <summary>When the metric alarm entered its state.</summary>
    public DateTimeOffset? MetricAlarmSince { get; set; }

    public string? CompositeAlarm { get; set; }

    /// <summary>When the composite alarm entered its state.</summary>
    public DateTimeOffset? Since { get; set; }

    public DateTimeOffset? Updated { get; set; }

    public DescribeAlarmsRequest? Asked { get; private set; }

    /// <summary>Replication lag by minute, in milliseconds.</summary>
    public List<Datapoint>? Lag { get; set; }

    /// <summary>The same under SourceRegion, for requests with that dimension.</summary>
    public List<Datapoint>? LagBySource { get; set; }

    public Exception? LagError { get; set; }

    public GetMetricStatisticsRequest? LagAsked { get; private set; }

    public override Task<GetMetricStatisticsResponse> GetMetricStatisticsAsync(
        GetMetricStatisticsRequest request, CancellationToken cancellationToken = default)
    {
        LagAsked = request;
        return LagError is not null ? Task.FromException<GetMetricStatisticsResponse>(LagError)
            : Task.FromResult(new GetMetricStatisticsResponse { Datapoints = request.Dimensions.Count == 1 ? Lag : LagBySource });
    }

    public override Task<DescribeAlarmsResponse> DescribeAlarmsAsync(
        DescribeAlarmsRequest request, CancellationToken cancellationToken = default)
    {
        Asked = request;
        return Error is not null ? Task.FromException<DescribeAlarmsResponse>(Error) : Task.FromResult(new DescribeAlarmsResponse
        {
            MetricAlarms = MetricAlarm is null ? null
                : [new MetricAlarm
                {
                    AlarmName = request.AlarmNames[0],
                    StateValue = MetricAlarm,
                    Namespace = "Failover",
                    StateTransitionedTimestamp = MetricAlarmSince?.UtcDateTime,
                }],
            CompositeAlarms = CompositeAlarm is null ? null
                : [new CompositeAlarm
                {
                    AlarmName = request.AlarmNames[0],
                    StateValue = CompositeAlarm,
                    StateTransitionedTimestamp = Since?.UtcDateTime,
                    StateUpdatedTimestamp = Updated?.UtcDateTime,
                }],
        });
    }

    public override Task<PutMetricDataResponse> PutMetricDataAsync(
        PutMetricDataRequest request, CancellationToken cancellationToken = default)
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
