using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Contract;

public sealed class SettingsTests
{
    private static readonly Dictionary<string, string> All = new()
    {
        ["FAILOVER_RECORD"] = "db.example.com",
        ["FAILOVER_ZONE"] = "Z1",
        ["FAILOVER_ENDPOINT"] = "writer",
        ["FAILOVER_MODE"] = "observe",
        ["FAILOVER_TTL_SECONDS"] = "10",
        ["FAILOVER_OBJECTIVE_SECONDS"] = "120",
        ["FAILOVER_PROMOTION_SECONDS"] = "600",
        ["FAILOVER_IN_SYNC_SECONDS"] = "60",
        ["FAILOVER_PROBE_SECONDS"] = "90",
        ["FAILOVER_PROOFS"] = "3",
        ["FAILOVER_ALARM_MAX_AGE_SECONDS"] = "300",
        ["FAILOVER_COOL_DOWN_SECONDS"] = "0",
        ["FAILOVER_DRILL_DAYS"] = "30",
        ["FAILOVER_READER_RECORD"] = "ro.example.com",
        ["FAILOVER_GLOBAL_CLUSTER"] = "orders",
        ["FAILOVER_REGIONS"] = "eu-west-1,us-west-2",
        ["FAILOVER_APPROVAL"] = "never",
        ["FAILOVER_ACCEPTED_LOSS_SECONDS"] = "30",
        ["FAILOVER_APPROVAL_SECONDS"] = "600",
        ["FAILOVER_RECORD_MODE"] = "switch",
        ["FAILOVER_SECRET"] = "arn:secret",
        ["FAILOVER_CA_BUNDLE"] = "/opt/ca.pem",
    };

    [Fact]
    public void Read_NothingSet_IsTheDocumentedDefaults()
    {
        var settings = Settings.Read(_ => null);
        settings.ShouldBe(new Settings());
        (settings.Record, settings.Zone, settings.Endpoint, settings.Mode).ShouldBe((null, null, EndpointKind.Cluster, Mode.Act));
        (settings.TtlSeconds, settings.ObjectiveSeconds, settings.Proofs).ShouldBe((5, 300, 2));
        (settings.PromotionSeconds, settings.InSyncSeconds, settings.ProbeSeconds).ShouldBe((1200, 300, 600));
        (settings.AlarmMaxAgeSeconds, settings.CoolDownSeconds, settings.DrillDays).ShouldBe((900, 600, 90));
        settings.Secret.ShouldBeNull();
        (settings.GlobalCluster, settings.Regions, settings.ReaderRecord, settings.RecordMode)
            .ShouldBe((null, null, null, RecordMode.Cname));
        (settings.Approval, settings.AcceptedLossSeconds, settings.ApprovalSeconds).ShouldBe((ApprovalKind.WhenDataLoss, 0, 1800));
        Path.GetFileName(settings.CaBundle).ShouldBe("global-bundle.pem");
    }

    [Fact]
    public void Read_EmptyVariables_CountAsUnset() => Settings.Read(_ => "").ShouldBe(new Settings());

    [Fact]
    public void Read_AllSet_TakesEach() => Settings.Read(All.GetValueOrDefault).ShouldBe(new Settings
    {
        Record = "db.example.com",
        Zone = "Z1",
        Endpoint = EndpointKind.Writer,
        Mode = Mode.Observe,
        TtlSeconds = 10,
        ObjectiveSeconds = 120,
        PromotionSeconds = 600,
        InSyncSeconds = 60,
        ProbeSeconds = 90,
        Proofs = 3,
        AlarmMaxAgeSeconds = 300,
        CoolDownSeconds = 0,
        DrillDays = 30,
        ReaderRecord = "ro.example.com",
        GlobalCluster = "orders",
        Regions = "eu-west-1,us-west-2",
        Approval = ApprovalKind.Never,
        AcceptedLossSeconds = 30,
        ApprovalSeconds = 600,
        RecordMode = RecordMode.Switch,
        Secret = "arn:secret",
        CaBundle = "/opt/ca.pem",
    });

    [Theory]
    [InlineData("FAILOVER_TTL_SECONDS", 1, 300)]
    [InlineData("FAILOVER_OBJECTIVE_SECONDS", 10, 86_400)]
    [InlineData("FAILOVER_PROMOTION_SECONDS", 30, 7_200)]
    [InlineData("FAILOVER_IN_SYNC_SECONDS", 10, 3_600)]
    [InlineData("FAILOVER_PROBE_SECONDS", 10, 3_600)]
    [InlineData("FAILOVER_PROOFS", 1, 10)]
    [InlineData("FAILOVER_ALARM_MAX_AGE_SECONDS", 60, 86_400)]
    [InlineData("FAILOVER_COOL_DOWN_SECONDS", 0, 86_400)]
    [InlineData("FAILOVER_DRILL_DAYS", 1, 365)]
    public void Read_Number_KeepsToItsRange(string name, int least, int most)
    {
        With(name, $"{least}").ShouldNotBeNull();
        With(name, $"{most}").ShouldNotBeNull();
        foreach (var wrong in new[] { $"{least - 1}", $"{most + 1}", "1.5", "many", " 60", "99999999999" })
        {
            Should.Throw<InvalidRequestException>(() => With(name, wrong))
                .ShouldTell($"the setting {name} to be a whole number from {least} to {most}", $"'{wrong}'", "deploy again");
        }
    }

    [Theory]
    [InlineData("FAILOVER_MODE", "stop", "act or observe or paused")]
    [InlineData("FAILOVER_MODE", "Act", "act or observe or paused")]
    [InlineData("FAILOVER_ENDPOINT", "0", "cluster or writer")]
    public void Read_UnknownWord_ListsTheAllowedOnes(string name, string value, string words) =>
        Should.Throw<InvalidRequestException>(() => With(name, value))
            .ShouldTell($"the setting {name} to be {words}", $"'{value}'", "Correct the stack's parameter");

    private static Settings With(string name, string value) => Settings.Read(n => n == name ? value : null);
}
