using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;

namespace Failover.Functions.Steps.ChooseRegion;

/// <summary>Asks for the beats, and for the alarm that rests on them.</summary>
internal sealed class HeartbeatEvidence(IAmazonCloudWatch cloudWatch, Lazy<Settings> settings)
{
    /// <summary>In seconds; CloudWatch has data of high resolution by 1, 5, 10 and 30 s.</summary>
    private const int Period = 5;

    private readonly AlarmReader alarms = new(cloudWatch);
    private readonly HeartbeatMetric metric = new(cloudWatch, settings);

    public async Task<AlarmView?> AlarmAsync(string name, CancellationToken cancellationToken) =>
        (await Lookup.TryAsync(() => alarms.FindAsync(name, AlarmKinds.Metric, cancellationToken))).Value;

    /// <returns>Null where there is none, or it can't be asked.</returns>
    public async Task<HeartbeatPoint?> LastAsync(string cluster, DateTimeOffset now, CancellationToken cancellationToken) =>
        (await Lookup.TryAsync(() => metric.ReadAsync(cluster, now - HeartbeatWitness.Fresh, now, Period, cancellationToken)))
            .Value?.LastOrDefault();
}
