using Failover.Functions.Contract;
using Failover.Functions.Steps.CheckWriter;
using Failover.Functions.Steps.TriggerDrill;

namespace Failover.Tests.Functions.Moto;

[Collection(MotoTests.Name)]
public sealed class CheckWriterWireTests(MotoServer moto) : IDisposable
{
    private readonly MotoWorld world = new(moto.Url);

    public void Dispose() => world.Dispose();

    [MotoFact]
    public async Task CheckWriter_HealthyCluster_FindsTheWriterAndItsEndpoint()
    {
        await world.CreateClusterAsync("look-prod");

        var check = await LookAsync("look-prod");

        check.State.ShouldBe(WriterState.Promoted);
        check.Status.ShouldBe("available");
        check.Writer.ShouldBe("look-prod-a");
        check.Target.ShouldNotBeNull().ShouldStartWith("look-prod-a.");
    }

    [MotoFact]
    public async Task CheckWriter_UnknownCluster_NamesItAndSaysWhatToDo()
    {
        var error = await Should.ThrowAsync<ClusterNotFoundException>(() => LookAsync("nobody-prod"));

        error.Message.ShouldContain("'nobody-prod'");
        error.InnerException.ShouldBeOfType<Amazon.RDS.Model.DBClusterNotFoundException>();
    }

    [MotoFact]
    public async Task TriggerDrill_HealthyCluster_FailsOverAndCheckWriterFindsTheOtherWriter()
    {
        await world.CreateClusterAsync("drill-prod");
        var before = await LookAsync("drill-prod");
        var function = new TriggerDrillFunction(world.Clients.Rds, TimeProvider.System);

        var drill = await function.Handle(new TriggerDrillRequest(VerdictOf(before)), Wire.Context);

        drill.From.ShouldBe("drill-prod-a");
        drill.State.ShouldBe(DrillState.Started);
        (await LookAsync("drill-prod")).Writer.ShouldBe("drill-prod-b");

        // A retry finds the failover done, and must not reverse it.
        (await function.Handle(new TriggerDrillRequest(VerdictOf(before)), Wire.Context)).State.ShouldBe(DrillState.Attached);
        (await LookAsync("drill-prod")).Writer.ShouldBe("drill-prod-b");
    }

    private static Plan Plan(string cluster) => Wire.Plan(cluster, "db.example.com", "Z0");

    private static Verdict VerdictOf(WriterCheck check) => new()
    {
        State = VerdictState.Drill,
        Reason = "asked for",
        Plan = Plan("drill-prod"),
        Status = check.Status,
        Writer = check.Writer,
        At = check.At,
    };

    private Task<WriterCheck> LookAsync(string cluster) =>
        new CheckWriterFunction(world.Clients.Rds, TimeProvider.System)
            .Handle(new CheckWriterRequest(Plan(cluster), null, null), Wire.Context);
}
