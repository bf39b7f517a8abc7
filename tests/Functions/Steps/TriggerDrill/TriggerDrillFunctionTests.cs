using Failover.Functions.Contract;
using Failover.Functions.Steps.TriggerDrill;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.TriggerDrill;

public sealed class TriggerDrillFunctionTests
{
    private const string Failover = "FailoverDBCluster orders-prod";
    private readonly FakeRds rds = new(ClusterBuilder.Healthy);
    private readonly FakeContext context = new();

    [Fact]
    public async Task Handle_HealthyCluster_StartsTheFailoverOnce()
    {
        (await HandleAsync()).ShouldBe(DrillStart.Started("orders-prod-1", Sample.Now));
        rds.Calls.Count(c => c == Failover).ShouldBe(1);
        context.Lines.Written.ShouldHaveSingleItem()
            .ShouldBe("Drill on {cluster} away from {writer}, attached: {attached} orders-prod orders-prod-1 False");
    }

    [Fact]
    public async Task Handle_RetryAfterALostAnswer_StartsNoSecondFailover()
    {
        foreach (var cluster in new[] { ClusterBuilder.WithoutWriter, ClusterBuilder.FailedOver })
        {
            rds.Cluster = cluster;
            (await HandleAsync()).State.ShouldBe(DrillState.Attached);
        }

        rds.Calls.ShouldNotContain(Failover);
    }

    [Fact]
    public async Task Handle_WriterUnhealthyMeanwhile_StartsNoFailover()
    {
        rds.Cluster = ClusterBuilder.Healthy.WithWriterStatus("rebooting");
        (await HandleAsync()).State.ShouldBe(DrillState.Attached);
        rds.Calls.ShouldNotContain(Failover);
    }

    [Fact]
    public async Task Handle_AlreadyFailingOver_Attaches()
    {
        rds.Errors["FailoverDBCluster"] = Faults.WrongClusterState;
        (await HandleAsync()).State.ShouldBe(DrillState.Attached);
    }

    [Fact]
    public async Task Handle_Denied_NamesThePermission()
    {
        rds.Errors["FailoverDBCluster"] = Faults.Denied;
        (await Should.ThrowAsync<PermissionDeniedException>(() => HandleAsync())).Message.ShouldContain("rds:FailoverDBCluster");
    }

    [Fact]
    public async Task Handle_NoWriterInTheVerdict_IsRefused()
    {
        (await Should.ThrowAsync<InvalidRequestException>(() => HandleAsync(null)))
            .ShouldTell("the current writer in verdict.writer", "found none", "see VerifyCluster");
        rds.Calls.ShouldBeEmpty();
    }

    private Task<DrillStart> HandleAsync(string? writer = "orders-prod-1") =>
        new TriggerDrillFunction(rds, new FakeTimeProvider(Sample.Now))
        .Handle(new TriggerDrillRequest(Sample.Verdict with { State = VerdictState.Drill, Writer = writer }), context);
}
