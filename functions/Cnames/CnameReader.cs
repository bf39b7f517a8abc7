using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Cnames;

/// <summary>Reads the CNAME, after its zone.</summary>
internal sealed class CnameReader(RecordClients clients) : IRecordReader
{
    private readonly ZoneReader zones = new(clients.Route53);
    private readonly CnameStore cnames = new(clients.Route53);
    private readonly ZoneMemory memory = new(clients.Time);

    // One after the other: Route 53 allows the account 10 requests a second in all, and a throttled first request saves the second.
    // A retry in the same environment does not check the zone again.
    public async Task<RecordLook> LookAsync(Plan plan, ClusterView cluster, CancellationToken cancellationToken)
    {
        IReadOnlyList<string> names = plan.ReaderRecord is { } readers ? [plan.Record, readers] : [plan.Record];
        if (!memory.Knows(plan.Zone, names))
        {
            await zones.CheckAsync(plan.Zone, names, cancellationToken);
            memory.Remember(plan.Zone, names);
        }

        if (plan.ReaderRecord is { } reader)
        {
            await cnames.ReadAsync(plan.Zone, reader, cancellationToken);
        }

        return new RecordLook { Value = (await cnames.ReadAsync(plan.Zone, plan.Record, cancellationToken))?.Target };
    }

    // Even if something is wrong with the zone, its records are read too: after it, one after the other.
    public async Task<IRecordReadiness> InspectAsync(Task<Lookup<Plan>> plan, Task before, CancellationToken cancellationToken)
    {
        await before;
        var record = await ReadAsync(plan, p => p.Record, cancellationToken);
        return new CnameReadiness(record, await ReadAsync(plan, p => p.ReaderRecord, cancellationToken));
    }

    private Task<Lookup<CnameRecord?>> ReadAsync(Task<Lookup<Plan>> plan, Func<Plan, string?> name, CancellationToken cancellationToken) =>
        plan.ThenAsync("a plan", async p => name(p) is { } record ? await cnames.ReadAsync(p.Zone, record, cancellationToken) : null);
}
