using Amazon.CloudWatch;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Amazon.Route53;
using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;
using Failover.Functions.Plans;
using Failover.Functions.Records;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>Answers whether a failover would work right now, and what to mend where it would not. Reads, and writes nothing but its metrics.</summary>
public sealed class ReadinessFunction(
    IAmazonRDS rds, IAmazonRoute53 route53, IAmazonCloudWatch cloudWatch, IRegions others, IMetricOutput output, Lazy<Settings> settings, TimeProvider time)
{
    private readonly ClusterReader clusters = new(rds);
    private readonly RecordStore records = new(route53);
    private readonly AlarmReader alarmReader = new(cloudWatch);
    private readonly MetricReader metrics = new(cloudWatch);
    private readonly PairReader pairs = new(route53, cloudWatch, others, time);
    private readonly RegionReader regions = new(rds, cloudWatch, others, time);

    [LambdaFunction(ResourceName = "ReadinessFunction")]
    public async Task<ReadinessReport> Handle(ReadinessRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.From(context, time);
        var report = ReadinessDecision.Decide(await GatherAsync(request, deadline.Token));
        output.Write(ReadinessMetrics.Compose(report));
        context.Logger.LogInformation("Readiness of {cluster}: {summary}", report.Cluster, report.Summary);
        return report;
    }

    private async Task<ReadinessEvidence> GatherAsync(ReadinessRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var cluster = Lookup.TryAsync(() => clusters.ReadAsync(request.Cluster, cancellationToken));
        var plan = cluster.ThenAsync("the cluster's tags", found => Task.FromResult(
            PlanResolver.Resolve(new FailoverRequest { Cluster = request.Cluster }, found.Tags, settings.Value, found.Arn)));

        // One after the other: Route 53 grants the account 10 requests a second.
        var zone = plan.ThenAsync("a plan", async p =>
        {
            await records.CheckZoneAsync(p.Zone, p.ReaderRecord is { } readers ? [p.Record, readers] : [p.Record], cancellationToken);
            return p.Zone;
        });
        var isPair = settings.Value.RecordMode == RecordMode.Switch;
        var pair = isPair ? pairs.ReadAsync(plan, zone, cancellationToken) : null;
        var record = isPair ? Task.FromResult(Lookup.From<RecordView?>(null)) : RecordAsync(plan, zone, p => p.Record, cancellationToken);
        var reader = RecordAsync(plan, record, p => p.ReaderRecord, cancellationToken);
        var alarms = Lookup.TryAsync(() => alarmReader.ReadAsync([request.Trigger, .. request.Alarms], AlarmKinds.Any, cancellationToken));
        var heartbeat = Lookup.TryAsync(() => metrics.HeartbeatAsync(request.Cluster, now, cancellationToken));
        var proven = Lookup.TryAsync(() => metrics.LastProvenAsync(request.Cluster, now.AddDays(-settings.Value.DrillDays), now, cancellationToken));
        var members = settings.Value.GlobalCluster is null ? null : plan.ThenAsync("a plan", p => regions.ReadAsync(GlobalPlans.Require(p), cancellationToken));
        await Task.WhenAll(cluster, plan, zone, record, reader, alarms, heartbeat, proven, members ?? Task.CompletedTask, pair ?? Task.CompletedTask);
        return new ReadinessEvidence
        {
            Request = request,
            DrillDays = settings.Value.DrillDays,
            Cluster = await cluster,
            Plan = await plan,
            Zone = await zone,
            Record = await record,
            ReaderRecord = await reader,
            Alarms = await alarms,
            Heartbeat = await heartbeat,
            LastProven = await proven,
            Regions = members is null ? null : await members,
            Switch = pair is null ? null : await pair,
            At = time.GetUtcNow(),
        };
    }

    // Whatever is wrong with the zone, the records in it are looked at too: after it, one after the other.
    private async Task<Lookup<RecordView?>> RecordAsync(
        Task<Lookup<Plan>> plan, Task before, Func<Plan, string?> name, CancellationToken cancellationToken)
    {
        await before;
        return await plan.ThenAsync("a plan", async p =>
            name(p) is { } record ? await records.ReadAsync(p.Zone, record, cancellationToken) : null);
    }
}
