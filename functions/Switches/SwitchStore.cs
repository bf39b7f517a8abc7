using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Switches;

/// <summary>
/// Reads and flips the two regions' switches through CloudWatch, never through Route 53's API, which runs only in us-east-1.
/// </summary>
/// <remarks>
/// The alarm's state shows what was published last: it treats missing data as <c>ignore</c> and so keeps its state, as the health check
/// keeps its last known status. The data points themselves are gone after some minutes.
/// </remarks>
internal sealed class SwitchStore(IAmazonCloudWatch own, IRegions regions, TimeProvider time)
{
    /// <exception cref="RecordRefusedException">This region has no switch.</exception>
    /// <exception cref="AwsUnavailableException">This region's CloudWatch does not answer.</exception>
    public async Task<SwitchReading> ReadAsync(GlobalPlan plan, SwitchPlan pair, CancellationToken cancellationToken)
    {
        var other = OtherAsync(plan, pair, cancellationToken);
        var alarm = await AlarmAsync(own, SwitchNames.Alarm(plan.Cluster, plan.Home), cancellationToken)
            ?? throw new RecordRefusedException(
            $"Expected the alarm {SwitchNames.Alarm(plan.Cluster, plan.Home)} in {plan.Home}, but found none. " +
            "Deploy the stack with RecordMode switch and the same GlobalClusterIdentifier.");
        var (side, since, otherNamespace, note) = await other;
        return new SwitchReading(new SwitchPosition(pair.Role, Side(alarm), side, since), NamespaceOf(alarm), otherNamespace, note);
    }

    /// <summary>Publishes a region's switch position. Publishing the same value twice changes nothing.</summary>
    /// <param name="metricNamespace">The namespace of that region's switch, from <see cref="SwitchReading"/>.</param>
    /// <returns>What was published.</returns>
    /// <exception cref="AwsUnavailableException">The region's CloudWatch does not answer; it may have taken effect.</exception>
    public async Task<SwitchSide> FlipAsync(
        GlobalPlan plan, string region, string metricNamespace, SwitchSide side, CancellationToken cancellationToken)
    {
        using var patience = new RemotePatience(time, cancellationToken, isRemote: region != plan.Home);
        var client = region == plan.Home ? own : regions.CloudWatch(region);

        // Standard resolution, the only one that health checks follow, and no timestamp: the time of arrival counts.
        var datum = new MetricDatum
        {
            MetricName = SwitchNames.Metric,
            Dimensions =
            [
                new Dimension { Name = SwitchNames.GlobalCluster, Value = plan.Cluster },
                new Dimension { Name = SwitchNames.Region, Value = region },
            ],
            Value = side == SwitchSide.On ? 1 : 0,
        };
        await AwsCall.RunAsync($"cloudwatch:PutMetricData in {region}", token => client.PutMetricDataAsync(
            new PutMetricDataRequest { Namespace = metricNamespace, MetricData = [datum] }, token), patience.Token);
        return side;
    }

    /// <returns>What is known about the other region's switch, or why nothing is. The failover continues without it.</returns>
    private async Task<OtherSwitch> OtherAsync(GlobalPlan plan, SwitchPlan pair, CancellationToken cancellationToken)
    {
        using var patience = new RemotePatience(time, cancellationToken);
        var name = SwitchNames.Alarm(plan.Cluster, pair.OtherRegion);
        var alarm = await Lookup.TryInTimeAsync(() => AlarmAsync(regions.CloudWatch(pair.OtherRegion), name, patience.Token),
            cancellationToken);
        return alarm.Value is { Namespace: { } metrics } known ? new OtherSwitch(Side(known), known.Since, metrics, null)
            : new OtherSwitch(SwitchSide.Unknown, null, null, $"the switch of {pair.OtherRegion} is unknown: " +
                (alarm.Silence ?? alarm.Refusal ?? (alarm.Value is null ? $"there is no alarm {name}" : $"{name} watches no metric")
                    + "; deploy the stack there with RecordMode switch"));
    }

    private sealed record OtherSwitch(SwitchSide Side, DateTimeOffset? Since, string? Namespace, string? Note);

    private static Task<AlarmView?> AlarmAsync(IAmazonCloudWatch cloudWatch, string name, CancellationToken cancellationToken) =>
        new AlarmReader(cloudWatch).FindAsync(name, AlarmKinds.Metric, cancellationToken);

    private static string NamespaceOf(AlarmView alarm) => alarm.Namespace ?? throw new RecordRefusedException(
        $"Expected the alarm {alarm.Name} to watch the metric {SwitchNames.Metric}, but found one without a metric of its own. Somebody " +
        "has changed SwitchAlarm of template.yaml: undo the change, or deploy the stack again.");

    // INSUFFICIENT_DATA: nothing was ever published, and the base position is off.
    private static SwitchSide Side(AlarmView alarm) => alarm.IsInAlarm ? SwitchSide.On : SwitchSide.Off;
}
