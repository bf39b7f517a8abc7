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

    private Task<ProbeCheck> HandleAsync(ProbeCheck? previous = null) =>
        new ProbeWriterFunction(network, new(Sample.Settings with { Secret = "arn:secret" }), new FakeTimeProvider(Sample.Now))
            .Handle(new ProbeWriterRequest(Sample.Verdict, null, previous), context);
}
