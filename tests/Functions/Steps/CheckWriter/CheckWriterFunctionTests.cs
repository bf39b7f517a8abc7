using Failover.Functions.Contract;
using Failover.Functions.Steps.CheckWriter;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.CheckWriter;

public sealed class CheckWriterFunctionTests
{
    private readonly FakeRds rds = new(ClusterBuilder.WithoutWriter);
    private readonly FakeContext context = new();

    [Fact]
    public async Task Handle_RepeatedChecks_CountUntilPromoted()
    {
        var first = await HandleAsync(null);
        var second = await HandleAsync(first);
        rds.Cluster = ClusterBuilder.FailedOver;
        var third = await HandleAsync(second);
        new[] { first, second, third }.Select(c => (c.State, c.Attempt))
            .ShouldBe([(WriterState.Waiting, 1), (WriterState.Waiting, 2), (WriterState.Promoted, 3)]);
        context.Lines.Written.Count.ShouldBe(3);
        context.Lines.Written[0].ShouldContain("no member of orders-prod is the writer");
    }

    [Fact]
    public async Task Handle_ClusterDeleted_SaysSo()
    {
        rds.Errors["DescribeDBClusters"] = Faults.NoCluster;
        (await Should.ThrowAsync<ClusterNotFoundException>(() => HandleAsync(null))).Message.ShouldContain("'orders-prod'");
    }

    private Task<WriterCheck> HandleAsync(WriterCheck? previous) => new CheckWriterFunction(rds, new FakeTimeProvider(Sample.Now))
        .Handle(new CheckWriterRequest(Sample.Plan, null, previous), context);
}
