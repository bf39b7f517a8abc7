using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Contract;
using Failover.Functions.Records;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Records;

public sealed class ZoneReaderTests
{
    [Theory]
    [InlineData("db.example.com")]
    [InlineData("a.db.example.com")]
    public async Task Check_RecordBelowIt_IsFine(string record) => await CheckAsync(new FakeRoute53(), record);

    [Fact]
    public async Task Check_Apex_IsRefused() =>
        (await Should.ThrowAsync<RecordRefusedException>(() => CheckAsync(new FakeRoute53(), "example.com")))
            .ShouldTell("a record below the zone example.com", "its apex", "such as db.example.com");

    [Theory]
    [InlineData("db.example.org")]
    [InlineData("dbexample.com")]
    public async Task Check_RecordOutside_IsRefused(string record) =>
        (await Should.ThrowAsync<RecordRefusedException>(() => CheckAsync(new FakeRoute53(), record)))
            .ShouldTell(
            "a record in the zone example.com", $"found {record}, which is outside", "Correct the record's name or the zone's ID");

    /// <summary>What bears the zone's name elsewhere in the account hides nothing by that: the VPC tells.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Check_AnyZone_AsksForNoOther(bool isPrivate) =>
        await CheckAsync(new FakeRoute53 { IsPrivate = isPrivate }, Sample.Record);

    [Theory]
    [InlineData("a.eu.db.example.com", "eu.db.example.com", "eu.db.example.com")]
    [InlineData("a.eu.db.example.com", "db.example.com", "db.example.com")]
    [InlineData("a.eu.db.example.com", "a.eu.db.example.com", null)]
    [InlineData("db.example.com", "other.example.com", null)]
    public async Task FindCut_DelegationAboveTheRecord_IsFound(string record, string delegated, string? cut)
    {
        var aws = FakeRoute53.With(Set("example.com.", RRType.NS), Set("example.com.", RRType.SOA), Set(delegated + ".", RRType.NS));

        (await new ZoneReader(aws).FindCutAsync(Sample.Zone, record, CancellationToken.None)).ShouldBe(cut);
    }

    [Fact]
    public async Task Check_NoSuchZone_IsRefused()
    {
        foreach (var fault in new[] { Faults.NoZone, Faults.BadInput })
        {
            var aws = new FakeRoute53 { Errors = { ["GetHostedZone"] = fault } };
            (await Should.ThrowAsync<RecordRefusedException>(() => CheckAsync(aws, Sample.Record)))
                .ShouldTell($"the ID '{Sample.Zone}'", "Route 53 has none", "the tag failover:zone");
        }
    }

    private static ResourceRecordSet Set(string name, RRType type) =>
        new() { Name = name, Type = type, TTL = 60, ResourceRecords = [new ResourceRecord { Value = "ns.example.net." }] };

    private static Task CheckAsync(FakeRoute53 aws, string record) =>
        new ZoneReader(aws).CheckAsync(Sample.Zone, [record], CancellationToken.None);
}
