using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;

namespace Failover.Functions.Steps.ChooseRegion;

/// <summary>Reads the beats, and the alarm that rests on them.</summary>
internal sealed class HeartbeatEvidence(IAmazonCloudWatch cloudWatch, Lazy<Settings> settings)
{
    /// <summary>In seconds; CloudWatch reads high-resolution data in periods of 1, 5, 10 and 30 s.</summary>
    private const int Period = 5;

    private readonly AlarmReader alarms = new(cloudWatch);
    private readonly HeartbeatMetric metric = new(cloudWatch, settings);

    public async Task<AlarmView?> AlarmAsync(string name, CancellationToken cancellationToken) =>
        (await Lookup.TryAsync(() => alarms.FindAsync(name, AlarmKinds.Metric, cancellationToken))).Value;

    /// <returns>Null if there is none, or the metric can't be read.</returns>
    public async Task<HeartbeatPoint?> LastAsync(string cluster, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await Lookup.TryAsync(() => metric.ReadAsync(cluster, now - HeartbeatWitness.Fresh, now, Period, cancellationToken)))
            .Value?.LastOrDefault();
}
