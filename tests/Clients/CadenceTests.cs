using Failover.DocumentDb;
using Failover.DocumentDb.Following;
using Failover.DocumentDb.Records;
using Failover.DocumentDb.Running;

namespace Failover.Tests.Clients;

public sealed class CadenceTests
{
    private static readonly FailoverClientOptions Options = new() { Record = Bed.Record };
    private static readonly Cadence Cadence = new(Options, new Chance(7));

    [Fact]
    public void Spread_FleetOf500_LiesOverTwoSecondsAndItsMedianBelowOne()
    {
        var fleet = Enumerable.Range(0, 500).Select(_ => (Cadence.Phase + Cadence.Spread).TotalSeconds).Order().ToList();
        fleet[^1].ShouldBeInRange(1.9, 2.2);
        fleet[250].ShouldBeLessThan(0.9);
        fleet[494].ShouldBeLessThan(1.95);

        // No tenth of a second has much more than its share of an even spread over one second.
        fleet.GroupBy(t => (int)(t * 10)).Max(g => g.Count()).ShouldBeLessThan(90);
    }

    [Fact]
    public void Next_TimeToLiveAboveTheInterval_RulesWhileThereIsAWriter()
    {
        var answer = new RecordAnswer.Points("b.example.com", TimeSpan.FromSeconds(5));
        Cadence.Next(answer, works: true).TotalSeconds.ShouldBeInRange(5, 6);
        Cadence.Next(answer, works: false).ShouldBe(TimeSpan.FromSeconds(1));
        Cadence.Next(answer with { TimeToLive = TimeSpan.Zero }, works: true).ShouldBe(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Spread_None_IsNoWait() =>
        new Cadence(Options with { ReconnectSpread = TimeSpan.Zero }, new Chance(7)).Spread.ShouldBe(TimeSpan.Zero);
}
