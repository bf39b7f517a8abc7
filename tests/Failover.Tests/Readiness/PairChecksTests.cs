using Failover.Functions.ChooseRegion;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Readiness;
using Failover.Functions.Records;
using Failover.Functions.Switches;
using Failover.Tests.Fakes;

namespace Failover.Tests.Readiness;

/// <summary>What a stack in record mode switch is asked besides; PRIMARY is in us-east-1, SECONDARY in eu-west-1.</summary>
public sealed class PairChecksTests
{
    private const string East = GlobalBuilder.East;
    private const string Europe = GlobalBuilder.Europe;

    /// <summary>What is wrong, and the check that must say so with which words.</summary>
    public static TheoryData<string, string, string> Wrongs => new()
    {
        { "nothing stands", "record", "no record of that name" },
        { "no secondary", "record", "no SECONDARY" },
        { "astray", "record", "SECONDARY leads to elsewhere" },
        { "an A record", "record", "SECONDARY is of type A" },
        { "weighted", "record", "a CNAME that is no failover record" },
        { "ttl", "ttl", "SECONDARY 3600 s" },
        { "no check", "health-checks", "SECONDARY: no health check" },
        { "check gone", "health-checks", "SECONDARY: none of that id" },
        { "check disabled", "health-checks", "SECONDARY: disabled" },
        { "another alarm", "health-checks", "SECONDARY: follows orders-switched-to-eu-west-1 in eu-west-1" },
        { "left on", "switch", "own switch on, the other's off" },
        { "leads away", "switch", "own switch off, the other's on" },
        { "no switch", "switch", "no alarm" },
        { "writer elsewhere", "switch", "has no record of the pair" },
        { "flip forbidden", "permissions", "FlipSwitch may not" },
    };

    [Fact]
    public void Decide_BasePosition_IsReady()
    {
        var report = ReadinessDecision.Decide(Whole());

        report.Ready.ShouldBeTrue(report.Summary);
        report.Checks.TakeLast(2).Select(c => c.Name).ShouldBe(["health-checks", "switch"]);
    }

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void Decide_OneThingIsWrong_NamesItAndSaysWhatToMend(string wrong, string name, string found)
    {
        var check = ReadinessDecision.Decide(With(wrong)).Checks.Single(c => c.Name == name);

        check.Ok.ShouldBe(Answer.No);
        check.Found.ShouldContain(found);
        check.Mend.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("Off", "On", true)]
    [InlineData("Off", "Off", false)]
    [InlineData("On", "On", false)]
    public void Decide_SwitchesAfterATakeover_AreJudgedAsTheWritersRegionHasThem(string own, string other, bool expected)
    {
        // Seen from the PRIMARY's region, whose cluster has become a secondary.
        var evidence = Whole(writer: Europe);
        var report = ReadinessDecision.Decide(evidence with { Switch = Switches(evidence.Switch!, Enum.Parse<SwitchSide>(own), Enum.Parse<SwitchSide>(other)) });

        report.Checks.Single(c => c.Name == "switch").Ok.ShouldBe(expected ? Answer.Yes : Answer.No);
    }

    [Theory]
    [InlineData("pair", "record,ttl,health-checks")]
    [InlineData("check", "health-checks")]
    [InlineData("switches", "switch")]
    [InlineData("other switch", "switch")]
    [InlineData("other endpoint", "record")]
    [InlineData("regions", "record,switch")]
    public void Decide_WhatCouldNotBeAsked_IsUnknown(string silent, string names)
    {
        var report = ReadinessDecision.Decide(Without(silent));

        foreach (var name in names.Split(','))
        {
            report.Checks.Single(c => c.Name == name).Ok.ShouldBe(Answer.Unknown, name);
        }

        report.Checks.Where(c => c.Name is "record" or "ttl" or "health-checks" or "switch").Count(c => c.Ok != Answer.Yes).ShouldBe(names.Split(',').Length);
    }

    [Fact]
    public void Decide_PermissionToFlip_CountsOnlyInRecordModeSwitch() =>
        ReadinessDecision.Decide(Evidence.Whole with { Request = With("flip forbidden").Request }).Ready.ShouldBeTrue();

    private static ReadinessEvidence Whole(string writer = East)
    {
        var global = new GlobalBuilder { Regions = [East, Europe], Writer = writer };
        var plan = GlobalBuilder.Plan with
        {
            Member = GlobalBuilder.Arn(East),
            Home = East,
            RecordMode = RecordMode.Switch,
            Switch = new SwitchPlan(SwitchRole.Primary, Europe, GlobalBuilder.Endpoint(East)),
        };
        return Evidence.Whole with
        {
            Plan = Asked.Of(Sample.Plan with { Global = plan }),
            Cluster = Asked.Of(Evidence.Cluster() with { Endpoint = GlobalBuilder.Endpoint(East) }),
            Record = Asked.Of<RecordView?>(null),
            Regions = Asked.Of(new RegionsView(plan, global.View(), [.. global.View().Members.Select(m => new MemberReading(
                m, Asked.Of(GlobalBuilder.Member(m.Region, m.IsWriter).View() with { EngineVersion = "5.0.0" }),
                Asked.Of(m.IsWriter ? null : new LagReading(Sample.Now.AddSeconds(-70), 0.4, false))))])),
            Switch = new SwitchView(
                Asked.Of(new PairView([Secondary(), Record("PRIMARY", East, follows: Europe)])),
                Asked.Of(new SwitchReading(new SwitchPosition(SwitchRole.Primary, SwitchSide.Off, SwitchSide.Off), null))),
        };
    }

    private static PairRecord Record(string role, string region, string follows) => new(
        "CNAME", role, GlobalBuilder.Endpoint(region), Sample.Plan.TtlSeconds, Asked.Of(new HealthCheckView($"orders-switched-to-{follows}", follows, null)));

    private static PairRecord Secondary() => Record("SECONDARY", Europe, follows: East);

    private static ReadinessEvidence With(string wrong) => wrong switch
    {
        "nothing stands" => Pair(),
        "no secondary" => Pair(Record("PRIMARY", East, follows: Europe)),
        "astray" => Changed(r => r with { Value = "elsewhere" }),
        "an A record" => Changed(r => r with { Type = "A" }),
        "weighted" => Changed(r => r with { Role = null }),
        "ttl" => Changed(r => r with { Ttl = 3600 }),
        "no check" => Changed(r => r with { Check = null }),
        "check gone" => Changed(r => r with { Check = new Asked<HealthCheckView> { Refusal = "none of that id" } }),
        "check disabled" => Changed(r => r with { Check = Asked.Of(r.Check!.Value! with { Unsuited = "disabled" }) }),
        "another alarm" => Changed(r => r with { Check = Asked.Of(new HealthCheckView("orders-switched-to-eu-west-1", Europe, null)) }),
        "left on" => Whole() with { Switch = Switches(Whole().Switch!, SwitchSide.On, SwitchSide.Off) },
        "leads away" => Whole() with { Switch = Switches(Whole().Switch!, SwitchSide.Off, SwitchSide.On) },
        "no switch" => Whole() with { Switch = Whole().Switch! with { Reading = new Asked<SwitchReading> { Refusal = "no alarm" } } },
        "writer elsewhere" => Seen(view => view with { Global = new GlobalBuilder { Writer = GlobalBuilder.West }.View() }),
        "flip forbidden" => Whole() with
        {
            Request = Evidence.Whole.Request with { Permissions = [Evidence.Permission("CheckWriter", "allowed"), Evidence.Permission("FlipSwitch", "implicitDeny") with { Switch = true }] },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, "Not a wrong."),
    };

    private static ReadinessEvidence Without(string silent) => silent switch
    {
        "pair" => Whole() with { Switch = Whole().Switch! with { Pair = Evidence.Silent<PairView>() } },
        "check" => Changed(r => r with { Check = Evidence.Silent<HealthCheckView>() }),
        "switches" => Whole() with { Switch = Whole().Switch! with { Reading = Evidence.Silent<SwitchReading>() } },
        "other switch" => Whole() with { Switch = Switches(Whole().Switch!, SwitchSide.Off, SwitchSide.Unknown) },
        "other endpoint" => Seen(view => view with { Members = [.. view.Members.Select(m => m.Region == East ? m : m with { Cluster = Evidence.Silent<ClusterView>() })] }),
        "regions" => Whole() with { Regions = Evidence.Silent<RegionsView>() },
        _ => throw new ArgumentOutOfRangeException(nameof(silent), silent, "Not a question."),
    };

    private static ReadinessEvidence Pair(params PairRecord[] records) => Whole() with { Switch = Whole().Switch! with { Pair = Asked.Of(new PairView(records)) } };

    private static ReadinessEvidence Changed(Func<PairRecord, PairRecord> change) => Pair(change(Secondary()), Record("PRIMARY", East, follows: Europe));

    private static ReadinessEvidence Seen(Func<RegionsView, RegionsView> change) => Whole() with { Regions = Asked.Of(change(Whole().Regions!.Value!)) };

    private static SwitchView Switches(SwitchView view, SwitchSide own, SwitchSide other) =>
        view with { Reading = Asked.Of(new SwitchReading(new SwitchPosition(SwitchRole.Primary, own, other), null)) };
}
