using Failover.Functions.ChooseRegion;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Readiness;
using Failover.Functions.Records;
using Failover.Tests.Fakes;

namespace Failover.Tests.Readiness;

/// <summary>What a stack of a global cluster is asked besides; the writer is in us-east-1.</summary>
public sealed class RegionChecksTests
{
    private static readonly GlobalPlan InEast = GlobalBuilder.Plan with { Member = GlobalBuilder.Arn(GlobalBuilder.East), Home = GlobalBuilder.East };

    /// <summary>What is wrong, and the checks that must say so.</summary>
    public static TheoryData<string, string[]> Wrongs => new()
    {
        { "no member", ["global-cluster"] },
        { "two writers", ["global-cluster"] },
        { "failover under way", ["global-cluster"] },
        { "no secondary", ["secondaries", "other-regions"] },
        { "disconnected", ["secondaries"] },
        { "secondary modifying", ["secondaries"] },
        { "secondary without instance", ["secondaries"] },
        { "another version", ["versions"] },
        { "no lag", ["lag"] },
        { "old lag", ["lag"] },
        { "great lag", ["lag"] },
        { "cluster gone", ["versions", "other-regions"] },
    };

    [Fact]
    public void Decide_PrimaryOfAHealthyGlobalCluster_IsReady()
    {
        var report = Report(Asked.Of(Healthy(InEast)));

        report.Ready.ShouldBeTrue(report.Summary);
        report.Checks.Count.ShouldBe(ReadinessDecision.Decide(Evidence.Whole).Checks.Count + 5);
    }

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void Decide_OneThingIsWrong_NamesIt(string wrong, string[] names)
    {
        var report = Report(Asked.Of(With(wrong)));

        Named(report).ShouldBe(names, ignoreOrder: false, report.Summary);
        report.Checks.Where(c => c.Ok != Answer.Yes).ShouldAllBe(c => c.Ok == Answer.No && c.Mend != null);
    }

    [Fact]
    public void Decide_RegionThatDoesNotAnswer_IsNamedAndWhatItKnowsIsUnknown()
    {
        var view = Healthy(InEast);
        var silent = view with
        {
            Members = [.. view.Members.Select(m => m.Region != GlobalBuilder.West ? m
                : m with { Cluster = Evidence.Silent<ClusterView>(), Lag = Evidence.Silent<LagReading?>() })],
        };

        var report = Report(Asked.Of(silent));

        report.Checks.Where(c => c.Ok != Answer.Yes).Select(c => (c.Name, c.Ok)).ShouldBe(
            [("versions", Answer.Unknown), ("lag", Answer.Unknown), ("other-regions", Answer.No)]);
        report.Checks[^1].Found.ShouldContain(GlobalBuilder.West);
    }

    [Fact]
    public void Decide_GlobalClusterCouldNotBeAsked_IsUnknown() =>
        Report(Evidence.Silent<RegionsView>()).Checks.TakeLast(5).ShouldAllBe(c => c.Ok == Answer.Unknown);

    [Fact]
    public void Decide_AcceptedLoss_RaisesWhatTheLagMayBe()
    {
        var view = With("great lag");

        Named(Report(Asked.Of(view with { Plan = view.Plan with { AcceptedLossSeconds = 60 } }))).ShouldBeEmpty();
    }

    [Fact]
    public void Decide_Secondary_AsksForAnInstanceAndARecordThatLeadsToTheWriter()
    {
        var view = Healthy(GlobalBuilder.Plan);
        var secondary = Evidence.Whole with
        {
            Regions = Asked.Of(view),
            Cluster = view.Members.Single(m => m.Region == GlobalBuilder.Europe).Cluster,
            Record = Asked.Of<RecordView?>(Evidence.Record(GlobalBuilder.Endpoint(GlobalBuilder.East), 5)),
        };

        ReadinessDecision.Decide(secondary).Ready.ShouldBeTrue(ReadinessDecision.Decide(secondary).Summary);
        Named(ReadinessDecision.Decide(secondary with { Record = Asked.Of<RecordView?>(Evidence.Record(GlobalBuilder.Endpoint(GlobalBuilder.Europe), 5)) }))
            .ShouldBe(["record"]);
        Named(ReadinessDecision.Decide(secondary with { Cluster = Asked.Of(Evidence.Cluster(status: "modifying")) })).ShouldBe(["cluster"]);
    }

    [Fact]
    public void Decide_PermissionOfTheRegionsBranch_CountsOnlyForAGlobalCluster()
    {
        var denied = Evidence.Whole with
        {
            Request = Evidence.Whole.Request with { Permissions = [Evidence.Permission("CheckWriter", "allowed"), Evidence.Permission("PromoteRegion", "implicitDeny") with { Global = true }] },
        };

        Named(ReadinessDecision.Decide(denied)).ShouldBeEmpty();
        Named(ReadinessDecision.Decide(denied with { Regions = Asked.Of(Healthy(InEast)) })).ShouldBe(["permissions"]);
    }

    [Theory]
    [InlineData("ro", new string[0])]
    [InlineData("elsewhere", new[] { "reader-record" })]
    [InlineData(null, new[] { "reader-record" })]
    public void Decide_ReadersRecord_LeadsToTheReaderEndpoint(string? value, string[] names)
    {
        var evidence = Evidence.Whole with
        {
            Plan = Asked.Of(Sample.Plan with { ReaderRecord = "readers.example.com" }),
            Cluster = Asked.Of(Evidence.Cluster() with { ReaderEndpoint = "ro" }),
            ReaderRecord = Asked.Of(value is null ? null : Evidence.Record(value, 5)),
        };

        Named(ReadinessDecision.Decide(evidence)).ShouldBe(names);
    }

    private static ReadinessReport Report(Asked<RegionsView> regions) => ReadinessDecision.Decide(Evidence.Whole with { Regions = regions });

    private static List<string> Named(ReadinessReport report) => [.. report.Checks.Where(c => c.Ok != Answer.Yes).Select(c => c.Name)];

    private static RegionsView Healthy(GlobalPlan plan, GlobalBuilder? global = null)
    {
        var view = (global ?? new GlobalBuilder()).View();
        return new RegionsView(plan, view, [.. view.Members.Select(m => new MemberReading(
            m,
            Asked.Of(GlobalBuilder.Member(m.Region, m.IsWriter).View() with { EngineVersion = "5.0.0" }),
            Asked.Of(m.IsWriter ? null : new LagReading(Sample.Now.AddSeconds(-70), 0.4, false))))]);
    }

    private static RegionsView Changed(Func<MemberReading, MemberReading> change)
    {
        var view = Healthy(InEast);
        return view with { Members = [.. view.Members.Select(m => m.Region == GlobalBuilder.West ? change(m) : m)] };
    }

    private static RegionsView With(string wrong) => wrong switch
    {
        "no member" => Healthy(InEast with { Member = "arn:aws:rds:us-east-1:123456789012:cluster:other" }),
        "two writers" => TwoWriters(),
        "failover under way" => Healthy(InEast, new GlobalBuilder { FailingOverTo = GlobalBuilder.Europe }),
        "no secondary" => Healthy(InEast, new GlobalBuilder { Regions = [GlobalBuilder.East] }),
        "disconnected" => Healthy(InEast, new GlobalBuilder { Disconnected = [GlobalBuilder.West] }),
        "secondary modifying" => Changed(m => m with { Cluster = Asked.Of(m.Cluster.Value! with { Status = "modifying" }) }),
        "secondary without instance" => Changed(m => m with { Cluster = Asked.Of(m.Cluster.Value! with { Members = [] }) }),
        "another version" => Changed(m => m with { Cluster = Asked.Of(m.Cluster.Value! with { EngineVersion = "4.0.0" }) }),
        "no lag" => Changed(m => m with { Lag = Asked.Of<LagReading?>(null) }),
        "old lag" => Changed(m => m with { Lag = Asked.Of<LagReading?>(new LagReading(Sample.Now.AddMinutes(-20), 0.4, false)) }),
        "great lag" => Changed(m => m with { Lag = Asked.Of<LagReading?>(new LagReading(Sample.Now.AddSeconds(-70), 42, true)) }),
        "cluster gone" => Changed(m => m with { Cluster = new Asked<ClusterView> { Refusal = "no such cluster" } }),
        _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, "Not a wrong."),
    };

    private static RegionsView TwoWriters()
    {
        var view = Healthy(InEast);
        return view with { Global = view.Global with { Members = [.. view.Global.Members.Select(m => m with { IsWriter = m.Region != GlobalBuilder.Europe })] } };
    }
}
