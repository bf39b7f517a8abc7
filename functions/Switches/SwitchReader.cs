using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Switches;

/// <summary>Reads the switches; only readiness, which may wait, also reads the records in Route 53.</summary>
internal sealed class SwitchReader(RecordClients clients) : IRecordReader
{
    private readonly SwitchStore switches = new(clients.CloudWatch, clients.Regions, clients.Time);
    private readonly PairReader pairs = new(clients.Route53);

    // Does not call Route 53's API: in record mode switch, a failover must not need it, not even for reading.
    public async Task<RecordLook> LookAsync(Plan plan, ClusterView cluster, CancellationToken cancellationToken)
    {
        var (global, pair) = (plan.RequireGlobal(), SwitchPlans.Require(plan));
        SwitchPlans.CheckEndpoint(plan, pair, cluster);
        var reading = await switches.ReadAsync(global, pair, cancellationToken);
        var position = reading.Position;
        return new RecordLook
        {
            Value = position.Lead switch
            {
                SwitchLead.Here => pair.Endpoint,
                SwitchLead.There => pair.Away,
                _ => null,
            },
            IsUnknown = position.Lead == SwitchLead.Unknown,
            Disorder = position.HasWork(clients.Time.GetUtcNow()) ? $"the switches of {plan.Record} are not in base position: {position}"
                : null,
            Note = reading.Note,
        };
    }

    public async Task<IRecordReadiness> InspectAsync(Task<Lookup<Plan>> plan, Task before, CancellationToken cancellationToken)
    {
        var reading = plan.ThenAsync("a plan", p => switches.ReadAsync(p.RequireGlobal(), SwitchPlans.Require(p), cancellationToken));
        await before;
        var pair = await plan.ThenAsync("a plan", p => pairs.ReadAsync(p, cancellationToken));
        return new SwitchReadiness(pair, await reading);
    }
}
