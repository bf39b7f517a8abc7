using System.Text.RegularExpressions;
using Failover.Drill.Pages;
using Failover.Drill.Pages.Graph;
using Failover.Drill.Pages.Model;
using Failover.Drill.Scenarios;

namespace Failover.Tests.Drill.Pages;

/// <summary>The page of a run. Its appearance is checked in a browser: <c>.ci/pages</c>.</summary>
public sealed partial class RunPageTests
{
    private const int MostBytes = 500 * 1024;

    private const string Hostile = "<script>alert(1)</script>\"'&<img src=x onerror=alert(1)>\u0001\ud800";

    private static readonly Lazy<(ScenarioRun Run, RunEvidence Evidence, string Page)> RegionLost = new(static () => Play("region-lost"));

    [Fact]
    public void Page_OfRegionLost_HasAllOfTheRun()
    {
        var (run, evidence, page) = RegionLost.Value;

        page.ShouldContain("recovered</strong>");
        page.ShouldContain("What to do");
        page.ShouldContain("cluster-c8r3zq0example.eu-west-1.docdb.amazonaws.com");
        page.ShouldContain("rds:FailoverGlobalCluster");
        page.ShouldContain("route53:ChangeResourceRecordSets");
        page.ShouldContain("is the writable primary");
        evidence.Mails.ShouldNotBeEmpty();
        evidence.Mails.ShouldAllBe(mail => page.Contains($"<h3>{mail.Subject}</h3>", StringComparison.Ordinal));
        evidence.Visits.ShouldAllBe(visit => visit.Until != null);
        evidence.Visits.Count.ShouldBe(run.Main!.Execution.History.Count(static e => e.StateEnteredEventDetails is not null));
        page.ShouldContain("Detection ");
        evidence.Lanes.Select(static lane => lane.Name)
            .ShouldBe(["Application", "Database", "DNS", "Alarms", "State machine", "People"]);
    }

    [Fact]
    public void Page_NeedsNoNetworkAndNoScript_AndIsSmall()
    {
        var page = RegionLost.Value.Page;

        page.Length.ShouldBeLessThan(MostBytes);
        page.ShouldNotContain("<script");
        page.ShouldNotContain("@import");
        Loads().Matches(page).ShouldBeEmpty();
    }

    [Fact]
    public void Page_OfOneRun_IsTheSameToTheByte() => RunPage.From(RegionLost.Value.Evidence).ShouldBe(RegionLost.Value.Page);

    [Fact]
    public void Page_HostileText_IsShownAndNeverRun()
    {
        var at = RegionLost.Value.Evidence.Origin;
        var page = RunPage.From(RegionLost.Value.Evidence with
        {
            Title = Hostile,
            Source = Hostile,
            Story = Hostile,
            Outcome = Hostile,
            Summary = Hostile,
            Message = $"What to do: {Hostile}",
            Expectation = new Expectation(Hostile, Hostile),
            OriginName = Hostile,
            Visits = [new StateVisit(Hostile, at, at)],
            Lanes = [new Lane(Hostile, [new Track(Hostile, [new Span(at, at, SpanKind.Bad, Hostile)], [new Mark(at, Hostile)])])],
            Happenings = [new Happening(at, Hostile, Hostile, "plain")],
            DnsChanges = [new DnsChange(at, Hostile, Hostile, Hostile, Hostile, Hostile)],
            Proofs = [new Proof(at, 1, Hostile, Hostile, 1)],
            Mails = [new Mail(at, Hostile, Hostile, Hostile)],
            Writes = [new ApiWrite(at, Hostile, Hostile, Hostile, 1, at)],
            Facts = [new Fact(Hostile, Hostile)],
        });

        page.ShouldNotContain("<script");
        page.ShouldNotContain("<img");
        page.ShouldNotContain("\u0001");
        page.ShouldContain("&lt;script&gt;alert(1)&lt;/script&gt;");
        page.ShouldContain('\uFFFD');
    }

    [Theory]
    [InlineData("observe", "stood-down")]
    [InlineData("false-alarm", "monitoring-fault")]
    [InlineData("insufficient-data", null)]
    public void Page_OfARunWithoutRecovery_SaysSo(string scenario, string? outcome)
    {
        var (_, evidence, page) = Play(scenario);

        evidence.Outcome.ShouldBe(outcome);
        page.ShouldContain("No record was changed.");
        page.ShouldContain(outcome ?? "no report");
    }

    [Fact]
    public void Graph_OfTheDefinition_HasEveryStateInAPlaceOfItsOwn()
    {
        var graph = StateGraph.Parse(RegionLost.Value.Evidence.Definition);
        var placed = GraphLayout.Of(graph with { Edges = [.. graph.Edges.Where(static edge => !edge.IsCatch)] });

        placed.Nodes.Select(static node => node.Name).ShouldBe(graph.Nodes.Select(static node => node.Name), ignoreOrder: true);
        foreach (var (a, b) in placed.Nodes.SelectMany((a, i) => placed.Nodes.Skip(i + 1).Select(b => (a, b))))
        {
            (Math.Abs(a.Y - b.Y) >= GraphLayout.NodeHeight
                || Math.Abs(a.X - b.X) >= (GraphLayout.WidthOf(a.Name) + GraphLayout.WidthOf(b.Name)) / 2)
                .ShouldBeTrue($"{a.Name} and {b.Name} overlap");
        }
    }

    private static (ScenarioRun Run, RunEvidence Evidence, string Page) Play(string scenario)
    {
        var writes = new ApiWriteLog();
        var run = ScenarioRun.Execute(ScenarioLibrary.Find(scenario)!, seed: 1, watch: writes.Attach);
        var evidence = SimulatedEvidence.From(run, writes.Writes);
        return (run, evidence, RunPage.From(evidence));
    }

    [GeneratedRegex("""(?:src|href)="(?!#)|url\((?!#)""")]
    private static partial Regex Loads();
}
