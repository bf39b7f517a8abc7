using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Contract;
using Failover.Functions.Steps.UpsertCname;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.UpsertCname;

public sealed class ShadowCheckTests
{
    private static readonly NameLook Misled = new()
    {
        Outcome = ProbeOutcome.NotResolved,
        Reason = "in the VPC db.example.com does not resolve",
        Vpc = new VpcIdentity("vpc-1"),
    };

    /// <summary>The zones that the VPC sees, and the one that answers for db.example.com in the stead of the plan's.</summary>
    [Theory]
    [InlineData("db.example.com.", "db.example.com (ZOTHER, owned by 123456789012)")]
    [InlineData("example.com.", "example.com (ZOTHER, owned by 123456789012)")]
    [InlineData("com.", "com (ZOTHER, owned by 123456789012)")]
    [InlineData("a.db.example.com.", null)]
    [InlineData("b.example.com.", null)]
    [InlineData("le.com.", null)]
    public async Task Run_VpcSeesAnotherZone_IsRefusedWhereItAnswers(string name, string? named)
    {
        var look = Misled with { Zones = Zones(("ZOTHER", name)) };
        if (named is null)
        {
            await RunAsync(look);
            return;
        }

        (await Should.ThrowAsync<RecordRefusedException>(() => RunAsync(look)))
            .ShouldTell(
            "to resolve in the VPC to what zone", $"in vpc-1 the private zone {named} answers for db.example.com", "Set failover:zone");
    }

    [Fact]
    public async Task Run_OwnZoneIsTheMostSpecific_IsFine() =>
        await RunAsync(Misled with { Zones = Zones(("ZOTHER", "com."), (Sample.Zone, "example.com.")) });

    /// <summary>What should hide the name hides nothing where the resolver does not say so: its rules may have precedence.</summary>
    [Theory]
    [InlineData(ProbeOutcome.Agrees)]
    [InlineData(ProbeOutcome.NotCompared)]
    [InlineData(null)]
    public async Task Run_ResolverDoesNotContradict_IsFine(ProbeOutcome? outcome) =>
        await RunAsync(Misled with { Outcome = outcome, Zones = Zones(("ZOTHER", "db.example.com.")) });

    [Fact]
    public async Task Run_NobodyLooked_AsksNothing() => await RunAsync(null, new FakeRoute53 { Records = null });

    [Fact]
    public async Task Run_Delegated_IsRefused()
    {
        var aws = FakeRoute53.With(new ResourceRecordSet { Name = "example.com.", Type = RRType.NS });
        (await Should.ThrowAsync<RecordRefusedException>(() => RunAsync(Misled, aws)))
            .ShouldTell("to resolve in the VPC", "delegates example.com to other name servers", "take that away");
    }

    private static VpcZones Zones(params (string Id, string Name)[] zones) =>
        new([.. zones.Select(z => new ZoneSummary(z.Id, z.Name, new ZoneOwner("123456789012", null)))]);

    private static Task RunAsync(NameLook? look, FakeRoute53? aws = null) =>
        new ShadowCheck(aws ?? new FakeRoute53()).RunAsync(Sample.Plan, look, CancellationToken.None);
}
