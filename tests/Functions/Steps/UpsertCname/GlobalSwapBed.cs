using Failover.Functions.Contract;
using Failover.Functions.Steps.UpsertCname;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.UpsertCname;

/// <summary>UpsertCname in Europe, which has the writer of a global cluster; the record still points to the East.</summary>
internal sealed class GlobalSwapBed
{
    public FakeTimeProvider Time { get; } = new(Sample.Now + TimeSpan.FromSeconds(31));

    public FakeRds Rds { get; } = new(GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: true))
    {
        Global = new GlobalBuilder { Writer = GlobalBuilder.Europe },
    };

    public FakeRoute53 Route53 { get; } = FakeRoute53.With(FakeRoute53.Cname(GlobalBuilder.Endpoint(GlobalBuilder.East)));

    public FakeRegions Regions { get; } = new();

    public IReadOnlyList<string> Stands => [.. Route53.Records!.Select(r => $"{r.Name.TrimEnd('.')} {r.ResourceRecords[0].Value}")];

    public void WestAgrees() => Regions.Databases[GlobalBuilder.West] = new FakeRds(ClusterBuilder.Healthy) { Global = Rds.Global };

    /// <param name="reader">The readers' record; null if the plan has none.</param>
    public Task<RecordSwap> HandleAsync(
        RegionState? region, string? reader = null, RecordSwap? previous = null, Verdict? verdict = null, bool isAhead = false) =>
        new UpsertCnameFunction(Rds, Route53, Regions, Time).Handle(
            new UpsertCnameRequest(
                Sample.Execution,
                (verdict ?? Sample.Verdict with { RecordValue = Route53.Records!.FirstOrDefault()?.ResourceRecords[0].Value }) with
                {
                    Plan = Samples.Plan with { ReaderRecord = reader },
                },
                previous,
                region,
                IsAhead: isAhead),
            new FakeContext());
}
