using Amazon.CloudWatch;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Amazon.Route53;
using Failover.Functions.Alarms;
using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Cnames;
using Failover.Functions.Contract;
using Failover.Functions.Metrics;
using Failover.Functions.Plans;
using Failover.Functions.Records;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>
/// Answers whether a failover would work right now and, if not, what to repair. Only reads, and publishes its metrics.
/// </summary>
public sealed class ReadinessFunction(
    IAmazonRDS rds, IAmazonRoute53 route53, IAmazonCloudWatch cloudWatch, IRegions others, IMetricOutput output, Lazy<Settings> settings,
    TimeProvider time)
{
    private readonly ClusterReader clusters = new(rds);
    private readonly ZoneReader zones = new(route53);
    private readonly ZoneGrants grants = new(route53);
    private readonly ShadowReader shadows = new(route53);
    private readonly RecordReaders records = new(new RecordClients(route53, cloudWatch, others, time));
    private readonly AlarmReader alarmReader = new(cloudWatch);
    private readonly MetricReader metrics = new(cloudWatch, settings);
    private readonly RegionReader regions = new(rds, cloudWatch, others, time);

    [LambdaFunction(ResourceName = "ReadinessFunction")]
    public async Task<ReadinessReport> Handle(ReadinessRequest request, ILambdaContext context)
    {
        using var deadline = StepDeadline.From(context, time);
        var report = ReadinessDecision.Decide(await GatherAsync(request, deadline.Token));
        output.Write(ReadinessMetrics.Compose(output.Namespace, report));
        context.Logger.LogInformation("Readiness of {cluster}: {summary}", report.Cluster, report.Summary);
        return report;
    }

    private async Task<ReadinessEvidence> GatherAsync(ReadinessRequest request, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var cluster = Lookup.TryAsync(() => clusters.ReadAsync(request.Cluster, cancellationToken));
        var plan = cluster.ThenAsync("the cluster's tags", found => Task.FromResult(
            PlanResolver.Resolve(new FailoverRequest { Cluster = request.Cluster }, found.Tags, settings.Value, found.Arn)));

        // One after the other: Route 53 allows the account 10 requests a second.
        var zone = plan.ThenAsync("a plan", async p =>
        {
            await zones.CheckAsync(p.Zone, p.ReaderRecord is { } readers ? [p.Record, readers] : [p.Record], cancellationToken);
            return p.Zone;
        });
        var shadow = zone.ThenAsync("the zone", async _ => await shadows.FindAsync(
            (await plan).Value!.Zone, (await plan).Value!.Record, request.Name?.Vpc, request.Name?.Zones, cancellationToken));
        var record = records.For(RecordModes.For(settings.Value.RecordMode)).InspectAsync(plan, shadow, cancellationToken);
        var zoneRole = settings.Value.ZoneRole is not { } role ? null : GrantsAsync(role, plan, record, cancellationToken);
        var alarms = Lookup.TryAsync(() => alarmReader.ReadAsync([request.Trigger, .. request.Alarms], AlarmKinds.Any, cancellationToken));
        var heartbeat = Lookup.TryAsync(() => metrics.HeartbeatAsync(request.Cluster, now, cancellationToken));
        var proven = Lookup.TryAsync(() =>
            metrics.LastProvenAsync(request.Cluster, now.AddDays(-settings.Value.DrillDays), now, cancellationToken));
        var members = settings.Value.GlobalCluster is null ? null
            : plan.ThenAsync("a plan", p => regions.ReadAsync(p.RequireGlobal(), cancellationToken, withParameters: true));
        await Task.WhenAll(cluster, plan, zone, shadow, record, alarms, heartbeat, proven, members ?? Task.CompletedTask,
            zoneRole ?? Task.CompletedTask);
        return new ReadinessEvidence
        {
            Request = request,
            DrillDays = settings.Value.DrillDays,
            Cluster = await cluster,
            Plan = await plan,
            Zone = await zone,
            Shadow = await shadow,
            ZoneRole = zoneRole is null ? null : await zoneRole,
            Mode = settings.Value.RecordMode,
            Record = await record,
            Alarms = await alarms,
            Heartbeat = await heartbeat,
            LastProven = await proven,
            Regions = members is null ? null : await members,
            At = time.GetUtcNow(),
        };
    }

    /// <param name="before">The queries to Route 53 that come first.</param>
    private async Task<Lookup<RoleGrants>> GrantsAsync(
        string role, Task<Lookup<Plan>> plan, Task before, CancellationToken cancellationToken)
    {
        await before;
        return await plan.ThenAsync("a plan", p => grants.ReadAsync(role, p, cancellationToken));
    }
}
