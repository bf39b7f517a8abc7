using Amazon.CloudWatch;
using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Functions.Records;
using Failover.Functions.Switches;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>Reads the pair of failover records, their health checks, and the switches.</summary>
internal sealed class PairReader(IAmazonRoute53 route53, IAmazonCloudWatch cloudWatch, IRegions regions, TimeProvider time)
{
    private readonly RecordStore records = new(route53);
    private readonly SwitchStore switches = new(cloudWatch, regions, time);

    /// <param name="before">What asks Route 53 first: it grants the account 10 requests a second.</param>
    public async Task<SwitchView> ReadAsync(Task<Lookup<Plan>> plan, Task before, CancellationToken cancellationToken)
    {
        var reading = plan.ThenAsync("a plan", p => switches.ReadAsync(GlobalPlans.Require(p), SwitchPlans.Require(p), cancellationToken));
        await before;
        var pair = await plan.ThenAsync("a plan", async p =>
        {
            var found = new List<PairRecord>();
            foreach (var record in await records.ListAsync(p.Zone, p.Record, cancellationToken))
            {
                found.Add(await ViewAsync(record, cancellationToken));
            }

            return new PairView(found);
        });
        return new SwitchView(pair, await reading);
    }

    private async Task<PairRecord> ViewAsync(ResourceRecordSet record, CancellationToken cancellationToken) => new(
        record.Type.Value,
        record.Failover?.Value,
        record.ResourceRecords is [var only] ? RecordName.Normalize(only.Value) : null,
        record.TTL,
        string.IsNullOrEmpty(record.HealthCheckId) ? null : await Lookup.TryAsync(() => CheckAsync(record.HealthCheckId, cancellationToken)));

    private async Task<HealthCheckView> CheckAsync(string id, CancellationToken cancellationToken)
    {
        try
        {
            var answer = await AwsCall.RunAsync("route53:GetHealthCheck", token => route53.GetHealthCheckAsync(
                new GetHealthCheckRequest { HealthCheckId = id }, token), cancellationToken);
            var config = answer.HealthCheck.HealthCheckConfig;
            return new HealthCheckView(config.AlarmIdentifier?.Name, config.AlarmIdentifier?.Region?.Value, Unsuited(config));
        }
        catch (NoSuchHealthCheckException e)
        {
            throw new RecordRefusedException($"Expected the health check {id}, but Route 53 has none. Make one again as SwitchHealthCheck of template.yaml has it.", e);
        }
    }

    // A flip is one data point: once it is old, the alarm has no data, and the check must stay as it was (API reference,
    // HealthCheckConfig, InsufficientDataHealthStatus; a disabled check counts as healthy).
    private static string? Unsuited(HealthCheckConfig config) =>
        config.Disabled == true ? "disabled"
        : config.Inverted == true ? "inverted"
        : config.InsufficientDataHealthStatus != InsufficientDataHealthStatus.LastKnownStatus ? "forgetful: without data it does not keep its last status"
        : null;
}
