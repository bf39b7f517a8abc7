using System.Net;
using System.Net.Sockets;
using CsCheck;
using Failover.Functions.Probe;
using Failover.Functions.Probe.Network;

namespace Failover.Tests.Functions.Probe.Network;

public sealed class NameProblemTests
{
    private const string Record = "orders.db.example.com";
    private const string Gone = "gone.cluster-c1.us-east-1.docdb.amazonaws.com";

    [Theory]
    [InlineData(3, "NXDOMAIN")]
    [InlineData(2, "SERVFAIL")]
    [InlineData(5, "REFUSED")]
    [InlineData(0, "has no address")]
    public async Task ResolveAsync_ServerSaysNo_IsDistinguished(int code, string problem)
    {
        await using var dns = new FakeDns((_, _, _) => new() { Code = code });
        var answer = await ResolveAsync(dns.Address);
        answer.CanonicalNames.ShouldBeEmpty();
        answer.Addresses.ShouldBeEmpty();
        answer.Problem.ShouldNotBeNull().ShouldContain(problem);
        answer.Problem.ShouldContain(Record);
    }

    [Fact]
    public async Task ResolveAsync_AliasLeadsToNothing_KeepsTheChain()
    {
        await using var dns = new FakeDns((_, _, _) => new(DnsLine.Cname(Record, Gone)) { Code = 3 });
        var answer = await ResolveAsync(dns.Address);
        answer.CanonicalNames.ShouldBe([Gone]);
        answer.Addresses.ShouldBeEmpty();
        answer.Problem.ShouldNotBeNull().ShouldContain($"{Record} -> {Gone} does not exist");
    }

    [Fact]
    public async Task ResolveAsync_Silence_IsNotAnsweredInTime()
    {
        await using var dns = new FakeDns((_, _, _) => new() { Raw = _ => null });
        (await ResolveAsync(dns.Address, Probing.Hasty)).Problem.ShouldNotBeNull().ShouldContain("not answered in time");
    }

    [Fact]
    public async Task ResolveAsync_NobodyAtTheServersAddress_IsAProblem()
    {
        using var free = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        free.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        var address = (IPEndPoint)free.LocalEndPoint!;
        free.Dispose();
        (await ResolveAsync(address, Probing.Hasty)).Problem.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task ResolveAsync_TruncatedAndNoTcp_IsAProblem()
    {
        await using var dns = new FakeDns((_, _, _) => new() { Truncated = true });
        var answer = await ResolveAsync(dns.Address);
        answer.Addresses.ShouldBeEmpty();
        answer.Problem.ShouldNotBeNullOrEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("..")]
    [InlineData("a-label-that-is-much-longer-than-the-sixty-three-characters-that-dns-allows.example.com")]
    public async Task ResolveAsync_NotAName_IsAProblemAndNoException(string name)
    {
        await using var dns = new FakeDns((_, _, _) => new() { Code = 3 });
        (await ResolveAsync(dns.Address, name: name)).Problem.ShouldNotBeNullOrEmpty();
    }

    /// <summary>DnsClient throws an exception of its own that it does not publish, DnsXidMismatchException.</summary>
    [Fact]
    public async Task ResolveAsync_AnswerOfAnotherTransaction_IsAProblem()
    {
        await using var dns = new FakeDns((_, _, _) => new() { Raw = q => [(byte)~q[0], q[1], 0x81, 0x80, .. q[4..]] });
        var answer = await ResolveAsync(dns.Address, Probing.Hasty);
        answer.Addresses.ShouldBeEmpty();
        answer.Problem.ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task ResolveAsync_ReplyToAnotherQuestion_IsNotTaken()
    {
        await using var dns = new FakeDns((_, _, _) => new()
        {
            Raw = q =>
                [q[0], q[1], 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0, .. DnsLine.Labels("other.example"), 0, 1, 0, 1,
                    .. DnsLine.Address(Record, "10.0.0.9").ToBytes()],
        });
        var answer = await ResolveAsync(dns.Address);
        answer.Addresses.ShouldBeEmpty();
        answer.Problem.ShouldNotBeNull().ShouldContain("the reply to another question");
    }

    /// <summary>RFC 6891: a server that does not support EDNS answers FORMERR, and must be asked again without it.</summary>
    [Fact]
    public async Task ResolveAsync_ServerWithoutEdns_IsAskedAgainWithoutIt()
    {
        await using var dns = new FakeDns((_, _, _) => new()
        {
            // The number of additional records is 1 if the question uses EDNS.
            Raw = q => q[11] > 0 ? [q[0], q[1], 0x81, 0x81, 0, 1, 0, 0, 0, 0, 0, 0, .. q[12..QuestionEnd(q)]]
                : [q[0], q[1], 0x81, 0x80, 0, 1, 0, 1, 0, 0, 0, 0, .. q[12..QuestionEnd(q)],
                .. DnsLine.Address(Record, "10.0.0.9").ToBytes()],
        });
        (await ResolveAsync(dns.Address)).Addresses.ShouldBe([IPAddress.Parse("10.0.0.9")]);
    }

    private static int QuestionEnd(byte[] question) => Array.IndexOf(question, (byte)0, 12) + 5;

    [Fact]
    public async Task ResolveAsync_CallerGivesUp_IsCancelled()
    {
        await using var dns = new FakeDns((_, _, _) => new() { Raw = _ => null });
        using var caller = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));
        var network = new ProbeNetwork(
            Probing.Patient with { NameServers = [dns.Address] }, new(Probing.Authority.Bundle), new FakeSecrets((string?)null));
        await Should.ThrowAsync<OperationCanceledException>(() => network.ResolveAsync(Record, caller.Token));
    }

    /// <summary>Found by the property below: a compressed name that points to itself.</summary>
    [Fact]
    public async Task ResolveAsync_NameThatPointsToItself_IsAProblem()
    {
        await using var dns = new FakeDns((_, _, _) => new() { Raw = q => Answered(q, [0xC0, (byte)q.Length]) });
        var answer = await ResolveAsync(dns.Address);
        answer.Addresses.ShouldBeEmpty();
        answer.Problem.ShouldNotBeNull().ShouldContain("not a DNS message");
    }

    [Fact]
    public async Task ResolveAsync_AnyBytesForAnAnswer_IsAProblemOrAnEmptyAnswer() =>
        await Gen.Select(Bytes, Gen.Bool).SampleAsync(
            async garbage =>
            {
                var (bytes, withHeader) = garbage;
                await using var dns = new FakeDns((_, _, _) => new()
                {
                    Raw = q => withHeader ? Answered(q, bytes) : bytes,
                });
                var answer = await ResolveAsync(dns.Address, Probing.Hasty);
                answer.Addresses.ShouldBeEmpty();
                answer.Problem.ShouldNotBeNullOrEmpty();
            },
            iter: 30,
            threads: 1);

    // Half of the random inputs begin like a compressed name: pointers are where DNS parsers go astray.
    private static readonly Gen<byte[]> Bytes = Gen.Select(Gen.Byte.Array[0, 60], Gen.Bool, Gen.Byte[0, 60])
        .Select((rest, pointer, to) => pointer ? [0xC0, to, .. rest] : rest);

    // The question, and a claim of three records over what follows it.
    private static byte[] Answered(byte[] question, byte[] records) =>
        [question[0], question[1], 0x81, 0x80, 0, 1, 0, 3, 0, 0, 0, 0, .. question[12..], .. records];

    private static Task<NameAnswer> ResolveAsync(IPEndPoint server, ProbeNetworkOptions? options = null, string name = Record) =>
        new ProbeNetwork(
            (options ?? Probing.Patient) with { NameServers = [server] }, new(Probing.Authority.Bundle), new FakeSecrets((string?)null))
            .ResolveAsync(name, CancellationToken.None);
}
