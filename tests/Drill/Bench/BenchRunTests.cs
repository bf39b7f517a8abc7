using System.Text.Json;
using Failover.Drill.Bench;

namespace Failover.Tests.Drill.Bench;

public sealed class BenchRunTests
{
    private const int Runs = 12;

    private static readonly Lazy<BenchDocument> Played = new(static () => BenchRun.Execute(Runs, seed: 3));

    [Fact]
    public void Execute_SameSeed_GivesTheSameDocument() =>
        BenchRun.Execute(Runs, seed: 3).ToJson().ShouldBe(Played.Value.ToJson());

    [Fact]
    public void Draw_MoreRuns_KeepTheFirstOnes()
    {
        var (kind, world, seed) = BenchMix.Draw(3, 5);
        var again = BenchMix.Draw(3, 5);
        (again.Kind, again.Seed).ShouldBe((kind, seed));
        again.World.Faults.ShouldBe(world.Faults);
    }

    [Fact]
    public void Draw_ManyRuns_FollowTheWeights()
    {
        const int Many = 20_000;
        var counts = Enumerable.Range(0, Many).Select(static run => BenchMix.Draw(1, run).Kind.Name).CountBy(static name => name)
            .ToDictionary();
        BenchMix.Kinds.Sum(static kind => kind.Weight).ShouldBe(100);
        foreach (var kind in BenchMix.Kinds)
        {
            (100.0 * counts[kind.Name] / Many).ShouldBe(kind.Weight, tolerance: 1.2, customMessage: kind.Name);
        }
    }

    [Fact]
    public void Execute_Ours_RecoversWhereverPossible()
    {
        var ours = Played.Value.Designs.Single(static design => design.Name == "failover");
        ours.Recovered.Count.ShouldBe(ours.Recovered.Of);
        ours.Wrong.ShouldBe(0);
        ours.AddedSeconds.ShouldNotBeNull().Most.ShouldBeLessThan(30);
    }

    [Fact]
    public void ToJson_Document_HasItsFigures()
    {
        using var json = JsonDocument.Parse(Played.Value.ToJson());
        var root = json.RootElement;
        (root.GetProperty("runs").GetInt32(), root.GetProperty("seed").GetInt32()).ShouldBe((Runs, 3));
        root.GetProperty("mix").EnumerateArray().Sum(static kind => kind.GetProperty("worlds").GetInt32()).ShouldBe(Runs);
        root.GetProperty("designs").EnumerateArray().Select(static d => d.GetProperty("name").GetString())
            .ShouldBe(["article-literal", "article-best", "competent", "failover"]);
        var ours = root.GetProperty("designs")[3];
        foreach (
            var name in new[] { "detectedSeconds", "recoveredSeconds", "outageSeconds", "addedSeconds", "transitions", "invocations",
            "apiCalls", "cost" })
        {
            ours.GetProperty(name).GetProperty("p50").GetDouble().ShouldBeGreaterThan(0, name);
            ours.GetProperty(name).GetProperty("p99").GetDouble().ShouldBeGreaterThan(0, name);
        }
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, 2, 4)]
    [InlineData(new double[] { 7 }, 7, 7)]
    public void Percentiles_OfValues_AreNearestRanks(double[] values, double p50, double p99)
    {
        var found = Percentiles.From(values.Select(static value => (double?)value)).ShouldNotBeNull();
        (found.P50, found.P99).ShouldBe((p50, p99));
    }

    [Fact]
    public void Percentiles_OfNothing_AreNone() => Percentiles.From([null, null]).ShouldBeNull();

    [Fact]
    public void Fleet_ThreeClusters_AllRecoverWithinTheQuota()
    {
        var fleet = new FleetWorld(3, seed: 1).Run();
        fleet.Recovered.ShouldBe(new Share(3, 3));
        fleet.AcceptedCalls.ShouldBeInRange(5, 40);
    }
}
