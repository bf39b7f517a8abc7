using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Records;

namespace Failover.Functions.Switches;

/// <summary>What record mode switch rests on: the pair of failover records, and the switches that their health checks follow.</summary>
internal sealed record SwitchReadiness(Lookup<PairView> Pair, Lookup<SwitchReading> Reading) : IRecordReadiness
{
    public IReadOnlyList<string>? Held(StackEvidence evidence) =>
        Pair.Value is { Records.Count: > 0 } pair ? [.. pair.Records.Select(r => r.Value).OfType<string>()] : null;

    public ReadinessCheck Record(StackEvidence evidence) => PairChecks.Record(Pair, evidence);

    public ReadinessCheck Ttl(StackEvidence evidence) => PairChecks.Ttl(Pair, evidence);

    public IEnumerable<ReadinessCheck> Others(StackEvidence evidence) =>
        [PairChecks.HealthChecks(Pair, evidence), SwitchCheck.Switch(Reading, evidence)];
}
