using System.Net;
using Failover.Functions.Probe;
using Failover.Functions.Probe.Network;

namespace Failover.Tests.Functions.Probe.Network;

public sealed class NameResolverTests
{
    private const string Record = "orders.db.example.com";
    private const string Cluster = "orders-prod.cluster-c1.us-east-1.docdb.amazonaws.com";
    private const string Instance = "orders-1.c1.us-east-1.docdb.amazonaws.com";

    private static readonly DnsLine[] Chain =
        [DnsLine.Address(Instance, "10.0.1.7"), DnsLine.Cname(Cluster, Instance),
            DnsLine.Cname(Record, "ORDERS-prod.Cluster-c1.us-east-1.docdb.amazonaws.com.")];

    [Fact]
    public async Task ResolveAsync_AChainOfAliases_IsReturnedInOrderInLowerCaseWithoutDots()
    {
        await using var dns = new FakeDns((_, type, _) => type == DnsLine.TypeA ? new(Chain) : new());
        var answer = await ResolveAsync(dns, Record + ".");
        answer.CanonicalNames.ShouldBe([Cluster, Instance]);
        answer.Addresses.ShouldBe([IPAddress.Parse("10.0.1.7")]);
        answer.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task ResolveAsync_BothFamilies_GivesIPv4First()
    {
        await using var dns = new FakeDns((name, type, _) =>
            new(type == DnsLine.TypeA ? Chain : [DnsLine.Address(name, "fd00::7")]));
        (await ResolveAsync(dns)).Addresses.ShouldBe([IPAddress.Parse("10.0.1.7"), IPAddress.Parse("fd00::7")]);
    }

    [Fact]
    public async Task ResolveAsync_IPv6Only_Resolves()
    {
        await using var dns = new FakeDns((name, type, _) => type == DnsLine.TypeAaaa ? new(DnsLine.Address(name, "fd00::7")) : new());
        var answer = await ResolveAsync(dns);
        answer.Addresses.ShouldBe([IPAddress.Parse("fd00::7")]);
        answer.Problem.ShouldBeNull();
    }

    [Fact]
    public async Task ResolveAsync_RecordSwappedBetweenTheQuestions_StaysOnOneChain()
    {
        // AAAA is asked at the end of A's chain, because the name itself would now resolve elsewhere.
        await using var dns = new FakeDns((name, type, _) => (name, type) switch
        {
            (_, DnsLine.TypeA) => new(Chain),
            (Record, _) => new(DnsLine.Cname(Record, "elsewhere.example.com"), DnsLine.Address("elsewhere.example.com", "fd00::9")),
            _ => new(),
        });
        var answer = await ResolveAsync(dns);
        answer.CanonicalNames.ShouldBe([Cluster, Instance]);
        answer.Addresses.ShouldBe([IPAddress.Parse("10.0.1.7")]);
    }

    [Fact]
    public async Task ResolveAsync_ServerThatDoesNotFollowAliases_IsFollowed()
    {
        await using var dns = new FakeDns((name, type, _) => type == DnsLine.TypeA ? new([.. Chain.Where(l => l.Name == name)]) : new());
        var answer = await ResolveAsync(dns);
        answer.CanonicalNames.ShouldBe([Cluster, Instance]);
        answer.Addresses.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task ResolveAsync_AskedTwice_IsNotCached()
    {
        var address = "10.0.0.1";
        await using var dns = new FakeDns((name, type, _) => type == DnsLine.TypeA ? new(DnsLine.Address(name, address)) : new());
        var network = Network(dns);
        (await network.ResolveAsync(Record, CancellationToken.None)).Addresses.ShouldBe([IPAddress.Parse("10.0.0.1")]);
        address = "10.0.0.2";
        (await network.ResolveAsync(Record, CancellationToken.None)).Addresses.ShouldBe([IPAddress.Parse("10.0.0.2")]);
    }

    [Fact]
    public async Task ResolveAsync_TruncatedOverUdp_IsAskedOverTcp()
    {
        await using var dns = new FakeDns(
            (_, type, tcp) => type == DnsLine.TypeA ? new(Chain) { Truncated = !tcp } : new(), withTcp: true);
        (await ResolveAsync(dns)).Addresses.ShouldBe([IPAddress.Parse("10.0.1.7")]);
    }

    [Fact]
    public async Task ResolveAsync_ALoopOfAliases_IsAProblem()
    {
        await using var dns = new FakeDns((_, _, _) => new(DnsLine.Cname(Record, Cluster), DnsLine.Cname(Cluster, Record)));
        var answer = await ResolveAsync(dns);
        answer.Addresses.ShouldBeEmpty();
        answer.Problem.ShouldNotBeNull().ShouldContain("loop");
    }

    private static ProbeNetwork Network(FakeDns dns) =>
        new(Probing.Patient with { NameServers = [dns.Address] }, new(Probing.Authority.Bundle), new FakeSecrets((string?)null));

    private static Task<NameAnswer> ResolveAsync(FakeDns dns, string name = Record) =>
        Network(dns).ResolveAsync(name, CancellationToken.None);
}
