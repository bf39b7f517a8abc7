using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Cnames;

/// <summary>A CNAME that UpsertCname swaps through Route 53's control plane.</summary>
internal sealed class CnameMode : IRecordMode
{
    public static readonly CnameMode Instance = new();

    private CnameMode()
    {
    }

    public bool MovesReaders => true;

    public string Stage => "swapped";

    public Plan Complete(Plan plan, Settings settings) => plan;

    public string? Region(GlobalPlan plan, string? value) => EndpointName.Region(value);

    public bool LeadsHome(GlobalPlan plan, IReadOnlyList<string> hosts, string? value) =>
        value is not null && EndpointName.Region(value) == plan.Home
        && (hosts.Contains(value, StringComparer.Ordinal) || value.StartsWith($"{ClusterArn.Identifier(plan.Member)}.cluster-", StringComparison.Ordinal));

    public string? Advice(Plan plan) => null;

    public IRecordReader Connect(RecordClients clients) => new CnameReader(clients);
}
