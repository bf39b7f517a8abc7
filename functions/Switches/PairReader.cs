using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Switches;

/// <summary>Reads the pair of failover records and their health checks.</summary>
internal sealed class PairReader(IAmazonRoute53 route53)
{
    private readonly ZoneReader zones = new(route53);

    public async Task<PairView> ReadAsync(Plan plan, CancellationToken cancellationToken)
    {
        var found = new List<PairRecord>();
        foreach (var record in await zones.ListAsync(plan.Zone, plan.Record, cancellationToken))
        {
            found.Add(await ViewAsync(record, cancellationToken));
        }

        return new PairView(found);
    }

    private async Task<PairRecord> ViewAsync(ResourceRecordSet record, CancellationToken cancellationToken) => new(
        record.Type.Value,
        record.Failover?.Value,
        record.ResourceRecords is [var only] ? RecordName.Normalize(only.Value) : null,
        record.TTL,
        string.IsNullOrEmpty(record.HealthCheckId) ? null
            : await Lookup.TryAsync(() => CheckAsync(record.HealthCheckId, cancellationToken)));

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
            throw new RecordRefusedException($"Expected the health check {id}, but Route 53 has none. Recreate it as " +
                "SwitchHealthCheck in template.yaml defines it.", e);
        }
    }

    // A flip is one data point: once it is old, the alarm has no data, and the check must stay as it was (API reference,
    // HealthCheckConfig, InsufficientDataHealthStatus; a disabled check counts as healthy).
    private static string? Unsuited(HealthCheckConfig config) =>
        config.Disabled == true ? "disabled"
        : config.Inverted == true ? "inverted"
        : config.InsufficientDataHealthStatus != InsufficientDataHealthStatus.LastKnownStatus
            ? "not set to keep its last status without data"
        : null;
}
