using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Cnames;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Cnames;

public sealed class CnameStoreTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    public static TheoryData<ResourceRecordSet, string> Unswappable => new()
    {
        { new() { Name = "db.example.com.", Type = RRType.A, TTL = 60, ResourceRecords = [new() { Value = "10.0.0.1" }] }, "found A." },
        { new() { Name = "db.example.com.", Type = RRType.CNAME, AliasTarget = new() { DNSName = "x" } }, "found CNAME alias." },
        {
            new() { Name = "db.example.com.", Type = RRType.CNAME, SetIdentifier = "blue", ResourceRecords = [new() { Value = "x" }] },
            "found CNAME with routing policy (blue)."
        },
        { new() { Name = "db.example.com.", Type = RRType.CNAME }, "found CNAME." },
    };

    [Fact]
    public async Task Read_NoSuchZone_IsRefused()
    {
        foreach (var fault in new[] { Faults.NoZone, Faults.BadInput })
        {
            var aws = new FakeRoute53 { Errors = { ["ListResourceRecordSets"] = fault } };
            (await Should.ThrowAsync<RecordRefusedException>(() => ReadAsync(aws))).Message.ShouldContain("Route 53 has none");
        }
    }

    [Fact]
    public async Task Read_Cname_ReturnsWhereItPoints()
    {
        var standing = FakeRoute53.Cname("Orders-Prod.Cluster.Example.ORG.");
        var read = await ReadAsync(FakeRoute53.With(standing, FakeRoute53.Cname("x", "e.example.com.")));
        read.ShouldNotBeNull().Target.ShouldBe("orders-prod.cluster.example.org");
        read.ShouldBe(new CnameRecord(standing.Name, "Orders-Prod.Cluster.Example.ORG.", standing.TTL!.Value));
    }

    [Fact]
    public async Task Read_OnlyLaterNames_IsNothing() =>
        (await ReadAsync(FakeRoute53.With(FakeRoute53.Cname("x", "db2.example.com.")))).ShouldBeNull();

    [Fact]
    public async Task Read_EmptyListing_IsNothing() => (await ReadAsync(new FakeRoute53 { Records = null })).ShouldBeNull();

    [Theory]
    [MemberData(nameof(Unswappable))]
    public async Task Read_WhatIsNotAPlainCname_IsRefused(ResourceRecordSet standing, string found) =>
        (await Should.ThrowAsync<RecordRefusedException>(() => ReadAsync(FakeRoute53.With(standing))))
            .ShouldTell("one plain CNAME at db.example.com, or nothing", found, "this project will not overwrite it");

    [Fact]
    public async Task Read_SeveralOfTheName_NamesAll() =>
        (await Should.ThrowAsync<RecordRefusedException>(() => ReadAsync(FakeRoute53.With(Weighted("blue"), Weighted("green")))))
            .ShouldTell("one plain CNAME", "(blue), CNAME with routing policy (green)", "Remove it or choose another");

    [Fact]
    public async Task Swap_WhatWasRead_DeletesExactlyThatAndCreatesTheNew()
    {
        var standing = FakeRoute53.Cname(Sample.OldEndpoint, ttl: 61);
        standing.HealthCheckId = "hc-1";
        var aws = FakeRoute53.With(standing);
        var read = await ReadAsync(aws);
        (await SwapAsync(aws, read)).ShouldBe(new SwapAnswer("C1", null));
        var batch = aws.Batches.ShouldHaveSingleItem();
        batch.Comment.ShouldBe("because");
        batch.Changes.Select(c => c.Action.Value).ShouldBe(["DELETE", "CREATE"]);
        var deleted = batch.Changes[0].ResourceRecordSet;
        (deleted.Name, deleted.Type, deleted.TTL, deleted.HealthCheckId).ShouldBe((standing.Name, RRType.CNAME, 61, "hc-1"));
        deleted.ResourceRecords.ShouldHaveSingleItem().Value.ShouldBe(Sample.OldEndpoint);
        var stands = aws.Records.ShouldHaveSingleItem();
        (stands.Name, stands.Type, stands.TTL).ShouldBe((Sample.Record, RRType.CNAME, 5));
        stands.ResourceRecords.ShouldHaveSingleItem().Value.ShouldBe(Sample.ClusterEndpoint);
    }

    [Fact]
    public async Task Swap_NoRecord_CreatesOnly()
    {
        var aws = new FakeRoute53();
        (await SwapAsync(aws, null)).ChangeId.ShouldBe("C1");
        aws.Batches.ShouldHaveSingleItem().Changes.ShouldHaveSingleItem().Action.ShouldBe(ChangeAction.CREATE);
    }

    [Fact]
    public async Task Swap_RecordChangedMeanwhile_OverwritesNothing()
    {
        var aws = FakeRoute53.With(FakeRoute53.Cname(Sample.OldEndpoint));
        var read = await ReadAsync(aws);
        aws.Records = [FakeRoute53.Cname("somebody.else.example")];
        var (change, refusal) = await SwapAsync(aws, read);
        change.ShouldBeNull();
        refusal.ShouldNotBeNull().ShouldContain("does not match");
        aws.Records.ShouldHaveSingleItem().ResourceRecords[0].Value.ShouldBe("somebody.else.example");
    }

    [Fact]
    public async Task Swap_ZoneGone_IsRefused()
    {
        var aws = new FakeRoute53 { Errors = { ["ChangeResourceRecordSets"] = Faults.NoZone } };
        (await Should.ThrowAsync<RecordRefusedException>(() => SwapAsync(aws, null))).Message.ShouldContain("Route 53 has none");
    }

    [Fact]
    public async Task Swap_PriorRequestNotComplete_IsThrottled()
    {
        var aws = new FakeRoute53 { Errors = { ["ChangeResourceRecordSets"] = Faults.Coded("PriorRequestNotComplete") } };
        await Should.ThrowAsync<AwsThrottledException>(() => SwapAsync(aws, null));
    }

    private static ResourceRecordSet Weighted(string id) =>
        new() { Name = "db.example.com.", Type = RRType.CNAME, SetIdentifier = id, Weight = 1, ResourceRecords = [new() { Value = "x" }] };

    private static Task<CnameRecord?> ReadAsync(FakeRoute53 aws) => new CnameStore(aws).ReadAsync(Sample.Zone, Sample.Record, None);

    private static Task<SwapAnswer> SwapAsync(FakeRoute53 aws, CnameRecord? read) =>
        new CnameStore(aws).SwapAsync(Sample.Zone, [new PlannedSwap(Sample.Record, read, Sample.ClusterEndpoint)], 5, "because", None);
}
