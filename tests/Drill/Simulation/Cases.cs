using Failover.Drill.Scenarios;
using Failover.Drill.Simulation;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.Functions.Steps.UpsertCname;
using Failover.LocalCloud;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Route53;

namespace Failover.Tests.Drill.Simulation;

/// <summary>Cases written by hand.</summary>
internal static class Cases
{
    public const string RecordInUse = "db.shop.example";
    public const string Zone = "Z0SHOPEXAMPLE";

    public static readonly RandomWorld Pinned = new() { Endpoint = EndpointKind.Writer, Record = RecordStart.WriterEndpoint };

    public static SimulationCase Of(RandomWorld world, params Fault[] faults) =>
        new(1, world, [.. faults.Select(f => new PlannedFault(f.GetType().Name, f, f.At + TimeSpan.FromMinutes(1)))]);

    public static TimeSpan After(int seconds) => Given.Strike + TimeSpan.FromSeconds(seconds);

    public static IEnumerable<string> Violated(SimulationCase simulated) =>
        SimulationRun.Execute(simulated).Violations.Select(v => v.Invariant);
}

/// <summary>What a broken UpsertCname would do: it overwrites any value with any other.</summary>
internal sealed record ForgedSwap(TimeSpan At, string Value) : Fault(At)
{
    public override string Describe() => $"a swap to {Value} is made to look like ours";

    public override void Strike(Cloud cloud) => cloud.Route53.SetByOther(
        cloud.Route53.Zone(Cases.Zone), DnsRecord.Simple(Cases.RecordInUse, "CNAME", 5, Value), by: nameof(UpsertCnameFunction));
}
