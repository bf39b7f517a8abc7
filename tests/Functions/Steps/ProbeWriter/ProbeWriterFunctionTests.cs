using System.Net;
using Failover.Functions.Contract;
using Failover.Functions.Probe;
using Failover.Functions.Steps.ProbeWriter;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.ProbeWriter;

public sealed class ProbeWriterFunctionTests
{
    private readonly FakeNetwork network = new();
    private readonly FakeContext context = new();

    [Fact]
    public async Task Handle_WriterAnswersTwice_IsProven()
    {
        var first = await HandleAsync();
        var second = await HandleAsync(first);
        (first.State, second.State).ShouldBe((ProbeState.Waiting, ProbeState.Proven));
        network.Resolved.ShouldBe([Sample.Record, Sample.Record]);
        network.Asked[0].ShouldBe(new WireQuestion
        {
            Address = IPAddress.Parse("10.0.0.1"),
            Port = 27017,
            HostName = Sample.ClusterEndpoint,
            CredentialsSecret = "arn:secret",
        });
        context.Lines.Written[1].ShouldContain("is the writable primary");
    }

    [Fact]
    public async Task Handle_NamePointsElsewhere_AsksNobody()
    {
        network.Name = new NameAnswer([Sample.OldEndpoint], [IPAddress.Loopback]);
        (await HandleAsync()).Outcome.ShouldBe(ProbeOutcome.ResolvesElsewhere);
        network.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_PrimaryOfAnotherCluster_IsNotProven()
    {
        network.Wire = FakeNetwork.Primary("billing-1.example");
        var check = await HandleAsync();
        (check.State, check.Outcome).ShouldBe((ProbeState.Recheck, ProbeOutcome.WrongCluster));
    }

    /// <summary>What Route 53 has (null: no record; unread: it could not be read), what the VPC's resolver says, and the outcome.</summary>
    [Theory]
    [InlineData("held.example", "held.example", ProbeOutcome.Agrees, "in the VPC db.example.com resolves to held.example")]
    [InlineData("held.example", "other.example", ProbeOutcome.ResolvesElsewhere,
        "in the VPC db.example.com resolves to other.example, while zone Z0EXAMPLE has held.example")]
    [InlineData("held.example", null, ProbeOutcome.NotResolved,
        "in the VPC db.example.com does not resolve (NXDOMAIN), while zone Z0EXAMPLE has held.example")]
    [InlineData(null, null, ProbeOutcome.Agrees, "in the VPC db.example.com does not resolve (NXDOMAIN)")]
    [InlineData(null, "other.example", ProbeOutcome.ResolvesElsewhere,
        "in the VPC db.example.com resolves to other.example, while zone Z0EXAMPLE has no record")]
    [InlineData("unread", "other.example", ProbeOutcome.NotCompared, "in the VPC db.example.com resolves to other.example")]
    public async Task Handle_LookAtTheName_ComparesAndAsksNobody(string? held, string? leads, ProbeOutcome outcome, string reason)
    {
        network.Name = leads is null ? new NameAnswer([], [], "NXDOMAIN") : new NameAnswer([leads], [IPAddress.Loopback]);
        var verdict = Sample.Verdict with
        {
            Plan = Sample.Plan with { Zone = "Z0EXAMPLE" },
            RecordValue = held == "unread" ? null : held,
            RecordUnknown = held == "unread" ? true : null,
        };

        var check = await LookAsync(new NameQuestion(verdict));

        (check.Outcome, check.Reason, check.State).ShouldBe((outcome, reason, ProbeState.Waiting));
        network.Asked.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_LookWithoutAVerdict_SaysWhereTheNameLeads()
    {
        network.Name = new NameAnswer(["a.example", "b.example"], [IPAddress.Loopback]);
        var check = await LookAsync(new NameQuestion(Name: "orders.example"));
        network.Resolved.ShouldBe(["orders.example"]);
        check.ResolvesTo.ShouldBe(["a.example", "b.example"]);
        check.Outcome.ShouldBe(ProbeOutcome.NotCompared);
        (await Should.ThrowAsync<InvalidRequestException>(() => LookAsync(new NameQuestion())))
            .Message.ShouldContain("Expected look.verdict or look.name, but found neither");
    }

    private Task<ProbeCheck> LookAsync(NameQuestion look) =>
        new ProbeWriterFunction(network, new(Sample.Settings), new FakeTimeProvider(Sample.Now))
            .Handle(new ProbeWriterRequest(null!, null, null, Look: look), context);

    private Task<ProbeCheck> HandleAsync(ProbeCheck? previous = null) =>
        new ProbeWriterFunction(network, new(Sample.Settings with { Secret = "arn:secret" }), new FakeTimeProvider(Sample.Now))
            .Handle(new ProbeWriterRequest(Sample.Verdict, null, previous), context);
}
