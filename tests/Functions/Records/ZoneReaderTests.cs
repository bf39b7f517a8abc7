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

    [Theory]
    [InlineData("example.com.", true, true)]
    [InlineData("example.com.", false, false)]
    [InlineData("a.example.com.", true, false)]
    public async Task Check_PublicZone_IsRefusedWhenAPrivateOneHasItsName(string twin, bool isPrivate, bool refused)
    {
        var aws = new FakeRoute53
        {
            Twins = [new() { Id = "/hostedzone/ZTWIN", Name = twin, Config = new HostedZoneConfig { PrivateZone = isPrivate } }],
        };
        if (refused)
        {
            (await Should.ThrowAsync<RecordRefusedException>(() => CheckAsync(aws, Sample.Record)))
                .ShouldTell($"{Sample.Zone} to be the only zone example.com", "private zone ZTWIN", "Set failover:zone");
        }
        else
        {
            await CheckAsync(aws, Sample.Record);
        }
    }

    [Fact]
    public async Task Check_PrivateZone_CostsNoSecondCall() => await CheckAsync(
        new FakeRoute53 { IsPrivate = true, Errors = { ["ListHostedZonesByName"] = Faults.BadInput } }, Sample.Record);

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

    private static Task CheckAsync(FakeRoute53 aws, string record) =>
        new ZoneReader(aws).CheckAsync(Sample.Zone, [record], CancellationToken.None);
}
