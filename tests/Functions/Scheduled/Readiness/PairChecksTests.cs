using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;
using Failover.Functions.Switches;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Scheduled.Readiness;

/// <summary>The additional checks of a stack in record mode switch; PRIMARY is in us-east-1, SECONDARY in eu-west-1.</summary>
public sealed class PairChecksTests
{
    private const string East = GlobalBuilder.East;
    private const string Europe = GlobalBuilder.Europe;

    /// <summary>What is wrong, the check that must report it, and in which words.</summary>
    public static TheoryData<string, string, string> Wrongs => new()
    {
        { "nothing stands", "record", "no record of that name" },
        { "no secondary", "record", "no SECONDARY" },
        { "astray", "record", "SECONDARY points to elsewhere" },
        { "an A record", "record", "SECONDARY is of type A" },
        { "weighted", "record", "a CNAME that is not a failover record" },
        { "ttl", "ttl", "SECONDARY 3600 s, PRIMARY 5 s" },
        { "nothing stands", "health-checks", "no failover record" },
        { "no single name", "record", "SECONDARY points to no single name" },
        { "both astray", "record", "PRIMARY points to elsewhere, SECONDARY points to elsewhere" },
        { "no check", "health-checks", "SECONDARY: no health check, PRIMARY: follows it" },
        { "check gone", "health-checks", "SECONDARY: none of that id" },
        { "check disabled", "health-checks", "SECONDARY: disabled" },
        { "another alarm", "health-checks", "SECONDARY: follows orders-switched-to-eu-west-1 in eu-west-1" },
        { "another region's alarm", "health-checks", "SECONDARY: follows orders-switched-to-us-east-1 in us-west-2" },
        { "no alarm", "health-checks", "SECONDARY: follows no alarm in no region" },
        { "left on", "switch", "own switch on, the other's off" },
        { "leads away", "switch", "own switch off, the other's on" },
        { "no switch", "switch", "no alarm" },
        { "writer elsewhere", "switch", "has no record of the pair" },
        { "flip forbidden", "permissions", "FlipSwitch may not" },
    };

    [Fact]
    public void Decide_BasePosition_IsReady()
    {
        var report = ReadinessDecision.Decide(PairEvidence.Whole());

        report.Ready.ShouldBeTrue(report.Summary);
        report.Checks.TakeLast(2).Select(c => c.Name).ShouldBe(["health-checks", "switch"]);
    }

    [Theory]
    [MemberData(nameof(Wrongs))]
    public void Decide_OneThingIsWrong_NamesItAndSaysWhatToFix(string wrong, string name, string found)
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
        // As seen from the PRIMARY's region, whose cluster has become a secondary.
        var evidence = PairEvidence.Whole(writer: Europe);
        var report = ReadinessDecision.Decide(
            evidence with
            {
                Record = Switches(
            (SwitchReadiness)evidence.Record, Enum.Parse<SwitchSide>(own), Enum.Parse<SwitchSide>(other))
            });

        report.Checks.Single(c => c.Name == "switch").Ok.ShouldBe(expected ? Answer.Yes : Answer.No);
    }

    [Theory]
    [InlineData("pair", "record,ttl,health-checks")]
    [InlineData("check", "health-checks")]
    [InlineData("switches", "switch")]
    [InlineData("other switch", "switch")]
    [InlineData("other endpoint", "record")]
    [InlineData("other region is no member", "record")]
    [InlineData("regions", "record,switch")]
    [InlineData("plan", "record,ttl,health-checks,switch")]
    public void Decide_WhatCouldNotBeRead_IsUnknown(string silent, string names)
    {
        var report = ReadinessDecision.Decide(Without(silent));

        foreach (var name in names.Split(','))
        {
            report.Checks.Single(c => c.Name == name).Ok.ShouldBe(Answer.Unknown, name);
        }

        report.Checks.Where(c => c.Name is "record" or "ttl" or "health-checks" or "switch").Count(c => c.Ok != Answer.Yes)
            .ShouldBe(names.Split(',').Length);
    }

    [Fact]
    public void Decide_OtherEndpointUnknown_SaysWhichOne()
    {
        var check = ReadinessDecision.Decide(Without("other endpoint")).Checks.Single(c => c.Name == "record");

        check.Found.ShouldBe("could not be determined: the endpoint in eu-west-1 is not known");
        check.Expected.ShouldEndWith("SECONDARY to the cluster in eu-west-1");
    }

    /// <summary>A missing zone is a fault, whatever else could not be read.</summary>
    [Fact]
    public void Decide_ZoneRefusedAndTheOtherEndpointUnknown_ReportsTheRefusal()
    {
        var evidence = Without("other endpoint");
        var check = ReadinessDecision.Decide(
            evidence with { Record = (SwitchReadiness)evidence.Record with { Pair = Evidence.Refused<PairView>() } }).Checks.Single(
            c => c.Name == "record");

        (check.Ok, check.Found).ShouldBe((Answer.No, "there is none"));
    }

    [Fact]
    public void Decide_PermissionToFlip_CountsOnlyInRecordModeSwitch() =>
        ReadinessDecision.Decide(Evidence.Whole with { Request = With("flip forbidden").Request }).Ready.ShouldBeTrue();

    private static ReadinessEvidence With(string wrong) => wrong switch
    {
        "nothing stands" => Pair(),
        "no secondary" => Pair(PairEvidence.Primary),
        "astray" => Changed(r => r with { Value = "elsewhere" }),
        "no single name" => Changed(r => r with { Value = null }),
        "both astray" => Pair(PairEvidence.Secondary with { Value = "elsewhere" }, PairEvidence.Primary with { Value = "elsewhere" }),
        "an A record" => Changed(r => r with { Type = "A" }),
        "weighted" => Changed(r => r with { Role = null }),
        "ttl" => Changed(r => r with { Ttl = 3600 }),
        "no check" => Changed(r => r with { Check = null }),
        "check gone" => Changed(r => r with { Check = new Lookup<HealthCheckView> { Refusal = "none of that id" } }),
        "check disabled" => Changed(r => r with { Check = Lookup.From(r.Check!.Value! with { Unsuited = "disabled" }) }),
        "another region's alarm" =>
            Changed(r => r with { Check = Lookup.From(new HealthCheckView("orders-switched-to-us-east-1", GlobalBuilder.West, null)) }),
        "no alarm" => Changed(r => r with { Check = Lookup.From(new HealthCheckView(null, null, null)) }),
        "another alarm" => Changed(r => r with { Check = Lookup.From(new HealthCheckView("orders-switched-to-eu-west-1", Europe, null)) }),
        "left on" => PairEvidence.Whole() with { Record = Switches(PairEvidence.Standing, SwitchSide.On, SwitchSide.Off) },
        "leads away" => PairEvidence.Whole() with { Record = Switches(PairEvidence.Standing, SwitchSide.Off, SwitchSide.On) },
        "no switch" =>
            PairEvidence.Whole() with
            {
                Record = PairEvidence.Standing with { Reading = new Lookup<SwitchReading> { Refusal = "no alarm" } },
            },
        "writer elsewhere" => Seen(view => view with { Global = new GlobalBuilder { Writer = GlobalBuilder.West }.View() }),
        "flip forbidden" => PairEvidence.Whole() with
        {
            Request =
                Evidence.Whole.Request with
                {
                    Permissions = [
                    Evidence.Permission("CheckWriter", "allowed"),
                    Evidence.Permission("FlipSwitch", "implicitDeny") with { Mode = RecordMode.Switch }]
                },
        },
        _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, "Not a wrong."),
    };

    private static ReadinessEvidence Without(string silent) => silent switch
    {
        "pair" => PairEvidence.Whole() with { Record = PairEvidence.Standing with { Pair = Evidence.Silent<PairView>() } },
        "check" => Changed(r => r with { Check = Evidence.Silent<HealthCheckView>() }),
        "switches" => PairEvidence.Whole() with { Record = PairEvidence.Standing with { Reading = Evidence.Silent<SwitchReading>() } },
        "other switch" => PairEvidence.Whole() with { Record = Switches(PairEvidence.Standing, SwitchSide.Off, SwitchSide.Unknown) },
        "other endpoint" =>
            Seen(view =>
                view with
                {
                    Members = [
                    .. view.Members.Select(m => m.Region == East ? m : m with { Cluster = Evidence.Silent<ClusterView>() })]
                }),
        "other region is no member" => Seen(view => view with { Members = [.. view.Members.Where(m => m.Region == East)] }),
        "plan" =>
            PairEvidence.Whole() with
            {
                Plan = Evidence.Silent<Plan>(),
                Record = new SwitchReadiness(Evidence.Silent<PairView>(), Evidence.Silent<SwitchReading>()),
            },
        "regions" => PairEvidence.Whole() with { Regions = Evidence.Silent<RegionsView>() },
        _ => throw new ArgumentOutOfRangeException(nameof(silent), silent, "Not a question."),
    };

    private static ReadinessEvidence Pair(params PairRecord[] records) =>
        PairEvidence.Whole() with { Record = PairEvidence.Standing with { Pair = Lookup.From(new PairView(records)) } };

    private static ReadinessEvidence Changed(Func<PairRecord, PairRecord> change) =>
        Pair(change(PairEvidence.Secondary), PairEvidence.Primary);

    private static ReadinessEvidence Seen(Func<RegionsView, RegionsView> change) =>
        PairEvidence.Whole() with { Regions = Lookup.From(change(PairEvidence.Whole().Regions!.Value!)) };

    private static SwitchReadiness Switches(SwitchReadiness view, SwitchSide own, SwitchSide other) =>
        view with { Reading = Lookup.From(new SwitchReading(new(SwitchRole.Primary, own, other), "Failover", "Failover", null)) };
}
