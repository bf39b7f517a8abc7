using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;
using Failover.Tests.Fakes;
using static Failover.Tests.Functions.Scheduled.Readiness.RegionWrongs;

namespace Failover.Tests.Functions.Scheduled.Readiness;

/// <summary>The additional checks of a stack with a global cluster; the writer is in us-east-1.</summary>
public sealed class RegionChecksTests
{
    /// <summary>What is wrong, the checks that must report it, and the words of the first one.</summary>
    public static TheoryData<string, string[], string> Wrongs => new()
    {
        { "no member", ["global-cluster"], "arn:aws:rds:us-east-1:123456789012:cluster:other is not a member of orders" },
        { "two writers", ["global-cluster"], "2 writers" },
        { "failover under way", ["global-cluster"], "a failover is failing-over" },
        { "no secondary", ["secondaries", "other-regions"], "no secondary" },
        { "disconnected", ["secondaries"], "eu-west-1: connected, us-west-2: not connected" },
        { "secondary modifying", ["secondaries"], "eu-west-1: connected, us-west-2: modifying" },
        { "secondary without instance", ["secondaries"], "eu-west-1: connected, us-west-2: no healthy instance" },
        { "another version", ["versions"], "us-east-1 5.0.0, eu-west-1 5.0.0, us-west-2 4.0.0" },
        { "tls off", ["parameters"], "tls: us-east-1 enabled, eu-west-1 enabled, us-west-2 disabled" },
        {
            "much set", ["parameters"],
            "tls: us-east-1 enabled, eu-west-1 enabled, us-west-2 disabled; "
                + "audit_logs: us-east-1 disabled, eu-west-1 disabled, us-west-2 all; a: us-east-1 unset, eu-west-1 unset, us-west-2 1; "
                + "b: us-east-1 unset, eu-west-1 unset, us-west-2 1; c: us-east-1 unset, eu-west-1 unset, us-west-2 1; and 1 more"
        },
        { "no lag", ["lag"], "eu-west-1: 0.4 s, us-west-2: no figure" },
        { "old lag", ["lag"], "eu-west-1: 0.4 s, us-west-2: silent since 16:45:00" },
        { "great lag", ["lag"], "eu-west-1: 0.4 s, us-west-2: 42.0 s" },
        { "cluster gone", ["versions", "other-regions"], "us-east-1 5.0.0, eu-west-1 5.0.0, us-west-2 unknown" },
    };

    [Fact]
    public void Decide_PrimaryOfAHealthyGlobalCluster_IsReady()
    {
        var report = Report(Lookup.From(Evidence.Regions(InEast)));

        report.Ready.ShouldBeTrue(report.Summary);
        report.Checks.Count.ShouldBe(ReadinessDecision.Decide(Evidence.Whole).Checks.Count + 6);
    }

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void Decide_OneThingIsWrong_NamesIt(string wrong, string[] names, string found)
    {
        var report = Report(Lookup.From(With(wrong)));

        Named(report).ShouldBe(names, ignoreOrder: false, report.Summary);
        report.Checks.Where(c => c.Ok != Answer.Yes).ShouldAllBe(c => c.Ok == Answer.No && c.Mend != null);
        report.Checks.Single(c => c.Name == names[0]).Found.ShouldBe(found);
    }

    [Fact]
    public void Decide_RegionThatDoesNotAnswer_IsNamedAndWhatItKnowsIsUnknown()
    {
        var view = Evidence.Regions(InEast);
        var silent = view with
        {
            Members = [.. view.Members.Select(m => m.Region != GlobalBuilder.West ? m
                : m with { Cluster = Evidence.Silent<ClusterView>(), Lag = Evidence.Silent<LagReading?>() })],
        };

        var report = Report(Lookup.From(silent));

        report.Checks.Where(c => c.Ok != Answer.Yes).Select(c => (c.Name, c.Ok)).ShouldBe(
            [("versions", Answer.Unknown), ("parameters", Answer.Unknown), ("lag", Answer.Unknown), ("other-regions", Answer.No)]);
        report.Checks[^1].Found.ShouldBe("eu-west-1: answers, us-west-2: throttled");
        report.Checks.Single(c => c.Name == "lag").Found.ShouldBe("could not be determined: us-west-2: throttled");
    }

    [Fact]
    public void Decide_GlobalClusterCouldNotBeRead_IsUnknown() =>
        Report(Evidence.Silent<RegionsView>()).Checks.TakeLast(6).ShouldAllBe(c => c.Ok == Answer.Unknown);

    /// <summary>A value that equals the default differs from none, and one that could not be read is not taken for a default.</summary>
    [Fact]
    public void Decide_Parameters_AreComparedByValue()
    {
        Parameters(m => m with { Parameters = Lookup.From(Evidence.Parameters(("audit_logs", "disabled"))) })
            .ShouldBe((Answer.Yes, "1 set, alike in all"));
        Parameters(static m => m).ShouldBe((Answer.Yes, "the engine's defaults"));
        Parameters(static m => m with { Parameters = Evidence.Silent<ParameterGroupView>() })
            .ShouldBe((Answer.Unknown, "could not be determined: us-west-2: throttled"));
        Parameters(static m => m with
        {
            Parameters = Lookup.From(new ParameterGroupView("unknown", new Dictionary<string, ParameterView>())),
        })
            .ShouldBe((Answer.Unknown, "could not be determined: us-west-2: it did not say what its parameters are"));

        static (Answer, string) Parameters(Func<MemberReading, MemberReading> change)
        {
            var check = Report(Lookup.From(Changed(change))).Checks.Single(static c => c.Name == "parameters");
            return (check.Ok, check.Found);
        }
    }

    [Fact]
    public void Decide_AcceptedLoss_RaisesWhatTheLagMayBe()
    {
        var view = With("great lag");

        Named(Report(Lookup.From(view with { Plan = view.Plan with { AcceptedLossSeconds = 60 } }))).ShouldBeEmpty();
    }

    [Fact]
    public void Decide_NoSecondary_HasNoOtherRegionToAsk() =>
        Report(Lookup.From(With("no secondary"))).Checks[^1].Found.ShouldBe("no other region");

    /// <summary>A figure states the start of its minute, and a value equal to the accepted limit is accepted.</summary>
    [Fact]
    public void Decide_LagAtItsLimits_IsAccepted() =>
        Named(Report(
            Lookup.From(Changed(m => m with { Lag = Lookup.From<LagReading?>(new LagReading(Sample.Now.AddMinutes(-3), 5, false)) }))))
            .ShouldBeEmpty();

    [Fact]
    public void Decide_SecondaryWithOneOfTwoInstances_CanTakeOver()
    {
        var view = Evidence.Regions(GlobalBuilder.Plan);
        var cluster = view.Members.Single(m => m.Region == GlobalBuilder.Europe).Cluster.Value!;
        var evidence = Evidence.Whole with
        {
            Regions = Lookup.From(view),
            Cluster = Lookup.From(cluster with { Members = [cluster.Members[0], cluster.Members[1] with { Status = "rebooting" }] }),
        };

        Named(ReadinessDecision.Decide(evidence)).ShouldBeEmpty();
    }

    [Fact]
    public void Decide_SecondaryWithoutAGlobalWriter_HasNothingToPointTheRecordAt()
    {
        var report = Report(Lookup.From(Evidence.Regions(GlobalBuilder.Plan, new GlobalBuilder { Writer = null })));

        report.Checks.Single(c => c.Name == "record").Found.ShouldEndWith("no healthy writer is shown");
    }

    [Fact]
    public void Decide_Secondary_AsksForAnInstanceAndARecordThatPointsToTheWriter()
    {
        var view = Evidence.Regions(GlobalBuilder.Plan);
        var secondary = Evidence.Whole with
        {
            Regions = Lookup.From(view),
            Cluster = view.Members.Single(m => m.Region == GlobalBuilder.Europe).Cluster,
            Record = Evidence.Standing(Evidence.Record(GlobalBuilder.Endpoint(GlobalBuilder.East), 5)),
        };

        ReadinessDecision.Decide(secondary).Ready.ShouldBeTrue(ReadinessDecision.Decide(secondary).Summary);
        Named(ReadinessDecision.Decide(
            secondary with { Record = Evidence.Standing(Evidence.Record(GlobalBuilder.Endpoint(GlobalBuilder.Europe), 5)) }))
            .ShouldBe(["record"]);
        Named(ReadinessDecision.Decide(secondary with { Cluster = Lookup.From(Evidence.Cluster(status: "modifying")) }))
            .ShouldBe(["cluster"]);
    }

    [Fact]
    public void Decide_PermissionOfTheRegionsBranch_CountsOnlyForAGlobalCluster()
    {
        var denied = Evidence.Whole with
        {
            Request =
                Evidence.Whole.Request with
                {
                    Permissions = [
                    Evidence.Permission("CheckWriter", "allowed"),
                    Evidence.Permission("PromoteRegion", "implicitDeny") with { Global = true }]
                },
        };

        Named(ReadinessDecision.Decide(denied)).ShouldBeEmpty();
        Named(ReadinessDecision.Decide(denied with { Regions = Lookup.From(Evidence.Regions(InEast)) })).ShouldBe(["permissions"]);
    }

    [Theory]
    [InlineData("ro", new string[0])]
    [InlineData("elsewhere", new[] { "reader-record" })]
    [InlineData(null, new[] { "reader-record" })]
    public void Decide_ReadersRecord_PointsToTheReaderEndpoint(string? value, string[] names)
    {
        var evidence = Evidence.Whole with
        {
            Plan = Lookup.From(Sample.Plan with { ReaderRecord = "readers.example.com" }),
            Cluster = Lookup.From(Evidence.Cluster() with { ReaderEndpoint = "ro" }),
            Record = Evidence.Standing(Evidence.Record(Sample.ClusterEndpoint, 5), value is null ? null : Evidence.Record(value, 5)),
        };

        Named(ReadinessDecision.Decide(evidence)).ShouldBe(names);
    }

    private static ReadinessReport Report(Lookup<RegionsView> regions) =>
        ReadinessDecision.Decide(Evidence.Whole with { Regions = regions });

    private static List<string> Named(ReadinessReport report) => [.. report.Checks.Where(c => c.Ok != Answer.Yes).Select(c => c.Name)];
}
