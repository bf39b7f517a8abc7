using System.Net;
using Failover.Functions.Contract;
using Failover.Functions.Probe;
using Failover.Functions.Steps.ProbeWriter;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ProbeWriter;

public sealed class WireReadingTests
{
    private const string Address = "10.0.0.1";
    private static readonly ProbeTarget Target = new(Sample.Record, Sample.ClusterEndpoint, 27017, Sample.Verdict.Hosts);

    [Theory]
    [InlineData("", "", ProbeOutcome.NotResolved, "db.example.com does not resolve: NXDOMAIN")]
    [InlineData(Sample.OldEndpoint, Address, ProbeOutcome.ResolvesElsewhere, "db.example.com still points to " + Sample.OldEndpoint)]
    [InlineData("", Address, ProbeOutcome.ResolvesElsewhere, "still points to 10.0.0.1, expected " + Sample.ClusterEndpoint)]
    [InlineData(Sample.ClusterEndpoint, "", ProbeOutcome.NotResolved, Sample.ClusterEndpoint + " has no address: NXDOMAIN")]
    public void Misled_NamePointsElsewhere_SaysWhere(string chain, string addresses, ProbeOutcome outcome, string detail)
    {
        var misled = WireReading.Misled(Target, Name(chain, addresses, "NXDOMAIN")).ShouldNotBeNull();
        misled.Outcome.ShouldBe(outcome);
        misled.Reason.ShouldContain(detail);
    }

    [Fact]
    public void Misled_SeveralAddressesAndNoChain_NamesThemAll() =>
        WireReading.Misled(Target, Name("", "10.0.0.1,10.0.0.2", null))
            .ShouldNotBeNull().Reason.ShouldContain("points to 10.0.0.1, 10.0.0.2, expected");

    [Theory]
    [InlineData("")]
    [InlineData(Sample.ClusterEndpoint)]
    public void Misled_NoProblemTold_SaysNoAnswer(string chain) =>
        WireReading.Misled(Target, Name(chain, "", null)).ShouldNotBeNull().Reason.ShouldEndWith(": no answer");

    [Theory]
    [InlineData(Sample.ClusterEndpoint + "," + "orders-prod-1.c1.us-east-1.docdb.amazonaws.com")]
    [InlineData("ORDERS-PROD.cluster-c1.us-east-1.docdb.amazonaws.com")]
    [InlineData("alias.example.com" + "," + Sample.ClusterEndpoint)]
    public void Misled_ChainContainsTheTarget_IsNot(string chain) => WireReading.Misled(Target, Name(chain, Address, null)).ShouldBeNull();

    [Fact]
    public void Misled_EndpointsOwnName_NeedsNoChain() =>
        WireReading.Misled(Target with { Name = Target.Endpoint }, Name("", Address, null)).ShouldBeNull();

    [Theory]
    [InlineData(WireOutcome.Refused, ProbeOutcome.Refused, "refuses connections")]
    [InlineData(WireOutcome.TimedOut, ProbeOutcome.TimedOut, "does not answer")]
    [InlineData(WireOutcome.TlsFailed, ProbeOutcome.TlsFailed, "fails TLS")]
    [InlineData(WireOutcome.WriteFailed, ProbeOutcome.WriteFailed, "refuses the user or the write")]
    [InlineData(WireOutcome.Garbled, ProbeOutcome.Garbled, "does not speak MongoDB's protocol")]
    [InlineData(WireOutcome.Answered, ProbeOutcome.Garbled, "does not speak MongoDB's protocol")]
    public void Read_NoHello_TellsTheFailuresApart(WireOutcome wire, ProbeOutcome outcome, string what)
    {
        WireReading.Read(Target, new WireAnswer(wire)).ShouldBe(new ProbeReading(outcome, $"{Sample.ClusterEndpoint}:27017 {what}"));
        WireReading.Read(Target, new WireAnswer(wire, "because")).Reason.ShouldBe($"{Sample.ClusterEndpoint}:27017 {what}: because");
    }

    [Theory]
    [InlineData(
        "orders-prod-1.c1.us-east-1.docdb.amazonaws.com:27017", true, ProbeOutcome.Proven,
        "orders-prod-1.c1.us-east-1.docdb.amazonaws.com is the writable primary")]
    [InlineData("ORDERS-PROD-2.c1.us-east-1.docdb.amazonaws.com", true, ProbeOutcome.Proven, "is the writable primary")]
    [InlineData(
        "billing-1.c1.example:27017", true, ProbeOutcome.WrongCluster,
        "billing-1.c1.example answers as a primary, but is not a member of the cluster")]
    [InlineData(null, true, ProbeOutcome.WrongCluster, "a server without a name answers as a primary")]
    [InlineData(
        "orders-prod-1.c1.us-east-1.docdb.amazonaws.com:27017", false, ProbeOutcome.NotPrimary,
        "orders-prod-1.c1.us-east-1.docdb.amazonaws.com answers, but is not the writable primary")]
    [InlineData(null, false, ProbeOutcome.NotPrimary, Sample.ClusterEndpoint + " answers, but is not the writable primary")]
    public void Read_Hello_ProvesOnlyAWritablePrimaryOfTheCluster(string? me, bool primary, ProbeOutcome outcome, string detail)
    {
        var read = WireReading.Read(Target, new WireAnswer(WireOutcome.Answered, null, new HelloAnswer(primary, "rs0", me, [])));
        read.Outcome.ShouldBe(outcome);
        read.Reason.ShouldContain(detail);
    }

    private static NameAnswer Name(string chain, string addresses, string? problem) =>
        new(Split(chain), [.. Split(addresses).Select(IPAddress.Parse)], problem);

    private static string[] Split(string text) => text.Split(',', StringSplitOptions.RemoveEmptyEntries);
}
