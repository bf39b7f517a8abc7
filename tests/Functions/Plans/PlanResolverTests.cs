using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Plans;

public sealed class PlanResolverTests
{
    [Fact]
    public void Resolve_NoGlobalCluster_HasNoGlobalPlan()
    {
        var plan = PlanResolver.Resolve(Asked, Tags(), Sample.Settings, GlobalBuilder.Arn(GlobalBuilder.Europe));
        (plan.Global, plan.ReaderRecord).ShouldBe((null, null));
    }

    [Fact]
    public void Resolve_NoPreferredRegions_PrefersNone() =>
        PlanResolver.Resolve(Asked, Tags(), Sample.Settings with { GlobalCluster = "orders" }, GlobalBuilder.Arn(GlobalBuilder.Europe))
            .Global.ShouldNotBeNull().Regions.ShouldBeEmpty();

    [Fact]
    public void Resolve_GlobalCluster_TakesSettingsThenTags()
    {
        var settings = Sample.Settings with
        {
            GlobalCluster = "orders",
            Regions = "us-west-2, eu-west-1",
            Approval = ApprovalKind.Never,
            AcceptedLossSeconds = 7,
            ApprovalSeconds = 90,
            ReaderRecord = "ro.example.com",
        };
        var arn = GlobalBuilder.Arn(GlobalBuilder.Europe);
        var plan = PlanResolver.Resolve(Asked, Tags(), settings, arn);
        var global = plan.Global.ShouldNotBeNull();
        (global.Cluster, global.Member, global.Home, global.Approval, global.AcceptedLossSeconds, global.ApprovalSeconds).ShouldBe(
            ("orders", arn, GlobalBuilder.Europe, ApprovalKind.Never, 7, 90));
        global.Regions.ShouldBe([GlobalBuilder.West, GlobalBuilder.Europe]);
        global.Promotion.ShouldBe(Budget.FromSeconds(1200, 1, 8));
        Enumerable.Range(1, global.Dns.Attempts).Sum(global.Dns.WaitAfter).ShouldBeInRange(4 * 3600, (4 * 3600) + 120);
        plan.ReaderRecord.ShouldBe("ro.example.com");

        var tagged = PlanResolver.Resolve(Asked, Tags(("regions", "eu-west-1"), ("reader-record", "RO2.example.com.")), settings, arn);
        tagged.Global.ShouldNotBeNull().Regions.ShouldBe([GlobalBuilder.Europe]);
        tagged.ReaderRecord.ShouldBe("ro2.example.com");
    }

    private static readonly FailoverRequest Asked = new() { Cluster = "orders-prod" };

    [Fact]
    public void Resolve_SettingsAlone_TakesThem()
    {
        var plan = PlanResolver.Resolve(Asked, Tags(), Sample.Settings);
        plan.Record.ShouldBe("db.example.com");
        plan.Zone.ShouldBe(Sample.Zone);
        plan.Endpoint.ShouldBe(EndpointKind.Cluster);
        plan.Mode.ShouldBe(Mode.Act);
        plan.TtlSeconds.ShouldBe(5);
        plan.ObjectiveSeconds.ShouldBe(300);
        plan.Proofs.ShouldBe(2);
        plan.Sources.ShouldBeEmpty();
    }

    [Fact]
    public void Resolve_Tags_OverrideSettings()
    {
        var plan = PlanResolver.Resolve(
            Asked, Tags(("record", "Tagged.example.com."), ("zone", "/hostedzone/Z2"), ("endpoint", "writer"), ("mode", "observe")),
                Sample.Settings);
        (plan.Record, plan.Zone, plan.Endpoint, plan.Mode).ShouldBe(("tagged.example.com", "Z2", EndpointKind.Writer, Mode.Observe));
        plan.Sources.Keys.ShouldBe(["endpoint", "mode", "record", "zone"]);
        plan.Sources.Values.ShouldAllBe(source => source == "tag");
    }

    [Fact]
    public void Resolve_Input_OverridesTags()
    {
        var asked = Asked with
        {
            Record = "typed.example.com",
            Zone = "Z3",
            Endpoint = EndpointKind.Cluster,
            Mode = Mode.Act,
            PromotionSeconds = 30,
            InSyncSeconds = 10,
            ProbeSeconds = 20,
        };
        var plan = PlanResolver.Resolve(
            asked, Tags(("record", "tagged.example.com"), ("zone", "Z2"), ("endpoint", "writer"), ("mode", "observe")), Sample.Settings);
        (plan.Record, plan.Zone, plan.Endpoint, plan.Mode).ShouldBe(("typed.example.com", "Z3", EndpointKind.Cluster, Mode.Act));
        plan.Sources.Keys.ShouldBe(["endpoint", "inSyncSeconds", "mode", "probeSeconds", "promotionSeconds", "record", "zone"]);
        plan.Sources.Values.ShouldAllBe(source => source == "input");
        plan.Promotion.ShouldBe(Budget.FromSeconds(30, 1, 15, 1.003));
        plan.InSync.ShouldBe(Budget.FromSeconds(10, 2, 10));
        plan.Probe.ShouldBe(Budget.FromSeconds(20, 1, 8));
    }

    [Fact]
    public void Resolve_WhatOnlyTheInputHas_IsPassedOn()
    {
        var asked = Asked with { Drill = DrillKind.Failover, Reason = "game day", Alarm = Sample.Alarm, Force = true };
        var plan = PlanResolver.Resolve(asked, Tags(), Sample.Settings);
        (plan.Cluster, plan.Drill, plan.Reason, plan.Alarm, plan.Force)
            .ShouldBe(("orders-prod", DrillKind.Failover, "game day", Sample.Alarm, true));
    }

    [Fact]
    public void Resolve_EmptyTag_CountsAsNone() =>
        PlanResolver.Resolve(Asked, Tags(("record", "")), Sample.Settings).Sources.ShouldBeEmpty();

    [Theory]
    [InlineData(Mode.Act, "paused", "tag")]
    [InlineData(Mode.Paused, "act", null)]
    [InlineData(Mode.Paused, null, null)]
    [InlineData(Mode.Paused, "paused", "tag")]
    public void Resolve_PausedAnywhere_NothingOverridesIt(Mode setting, string? tag, string? source)
    {
        var tags = tag is null ? Tags() : Tags(("mode", tag));
        var plan = PlanResolver.Resolve(Asked with { Mode = Mode.Act, Force = true }, tags, Sample.Settings with { Mode = setting });
        plan.Mode.ShouldBe(Mode.Paused);
        plan.Sources.GetValueOrDefault("mode").ShouldBe(source);
    }

    [Theory]
    [InlineData("endpoint", "reader", "cluster or writer")]
    [InlineData("mode", "off", "act or observe or paused")]
    public void Resolve_WrongTag_SaysWhich(string name, string value, string expected) =>
        Should.Throw<InvalidRequestException>(() => PlanResolver.Resolve(Asked, Tags((name, value)), Sample.Settings))
            .ShouldTell($"the tag failover:{name} of orders-prod to be {expected}", $"'{value}'", "Correct the tag");

    [Fact]
    public void Resolve_WrongRecordTag_SaysWhich() =>
        Should.Throw<InvalidRequestException>(() => PlanResolver.Resolve(Asked, Tags(("record", "not a name")), Sample.Settings))
            .ShouldTell("a DNS name", "'not a name'", "the tag failover:record");

    [Theory]
    [InlineData("record")]
    [InlineData("zone")]
    public void Resolve_NoSource_SaysWhereToSetIt(string name)
    {
        var settings = name == "record" ? new Settings { Zone = "Z1" } : new Settings { Record = "db.example.com" };
        Should.Throw<InvalidRequestException>(() => PlanResolver.Resolve(Asked, Tags(), settings))
            .ShouldTell($"a {name} for orders-prod", "found none", $"Tag the cluster with failover:{name}");
    }

    private static Dictionary<string, string> Tags(params (string Name, string Value)[] tags) =>
        tags.ToDictionary(t => $"failover:{t.Name}", t => t.Value, StringComparer.Ordinal);
}
