using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Contract;
using Failover.Functions.Cnames;
using Failover.Functions.Steps.CheckInSync;
using Failover.Functions.Steps.UpsertCname;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Moto;

/// <remarks>
/// moto accepts a DELETE of any value that the record ever had, so a swap that somebody forestalled cannot be replayed here;
/// it refuses values that the record never had, with InvalidInput where Route 53 says InvalidChangeBatch. Route 53's own answer is
/// covered by <see cref="Route53AnswerTests"/>, and the contested swap as a whole by the tests on the local cloud.
/// </remarks>
[Collection(MotoTests.Name)]
public sealed class UpsertCnameWireTests(MotoServer moto) : IDisposable
{
    private readonly MotoWorld world = new(moto.Url);

    public void Dispose() => world.Dispose();

    [MotoFact]
    public async Task UpsertCname_NoRecord_CreatesItAndCheckInSyncSeesIt()
    {
        var plan = await PlanAsync("create");

        var swap = await SwapAsync(plan, verified: null);

        swap.State.ShouldBe(SwapState.Changed);
        swap.Before.ShouldBeNull();
        var record = (await ReadAsync(plan)).ShouldNotBeNull();
        record.Value.ShouldBe(swap.Target);
        record.Ttl.ShouldBe(5);
        (await CheckAsync(plan, swap)).State.ShouldBe(InSyncState.InSync);
    }

    [MotoFact]
    public async Task UpsertCname_RecordOfAnotherWriter_SwapsItOnceAndFindsItCurrentThen()
    {
        var plan = await PlanAsync("swap");
        await StandAsync(plan, "old.example.net");

        var swap = await SwapAsync(plan);
        var again = await SwapAsync(plan);

        swap.State.ShouldBe(SwapState.Changed);
        swap.Before.ShouldBe("old.example.net");
        swap.Target.ShouldNotBeNull().ShouldStartWith("swap-prod-a.");
        (await ReadAsync(plan)).ShouldNotBeNull().Target.ShouldBe(swap.Target);
        again.State.ShouldBe(SwapState.Current);
        again.ChangeId.ShouldBeNull();
    }

    [MotoFact]
    public async Task Swap_RecordIsNotWhatWasRead_OverwritesNothing()
    {
        var plan = await PlanAsync("contested");
        await StandAsync(plan, "somebody-elses.example.net");
        var read = new CnameRecord(plan.Record, "old.example.net", 60);

        // Route 53's value is null, moto's is InvalidInput.
        var refused = await Should.ThrowAsync<AmazonRoute53Exception>(() => new CnameStore(world.Clients.Route53).SwapAsync(
            plan.Zone, [new PlannedSwap(plan.Record, read, "mine.example.net")], 5, "", CancellationToken.None));

        refused.ErrorCode.ShouldBe("InvalidInput");
        (await ReadAsync(plan)).ShouldNotBeNull().Target.ShouldBe("somebody-elses.example.net");
    }

    [MotoFact]
    public async Task UpsertCname_ObserveMode_WritesNothing()
    {
        var plan = await PlanAsync("observe") with { Mode = Mode.Observe };
        await StandAsync(plan, "old.example.net");

        (await SwapAsync(plan)).State.ShouldBe(SwapState.WouldChange);

        (await ReadAsync(plan)).ShouldNotBeNull().Target.ShouldBe("old.example.net");
    }

    [MotoFact]
    public async Task UpsertCname_UnknownZone_IsRefusedAndNamesIt()
    {
        var plan = await PlanAsync("zoneless") with { Zone = "Z0NOWHERE" };

        var error = await Should.ThrowAsync<RecordRefusedException>(() => SwapAsync(plan));

        error.Message.ShouldContain("'Z0NOWHERE'");
        error.InnerException.ShouldBeOfType<NoSuchHostedZoneException>();
    }

    [MotoFact]
    public async Task UpsertCname_RecordOfAnotherType_IsRefused()
    {
        var plan = await PlanAsync("typed");
        await StandAsync(plan, "10.0.0.1", RRType.A);

        var error = await Should.ThrowAsync<RecordRefusedException>(() => SwapAsync(plan));

        error.Message.ShouldContain("but found A");
    }

    private async Task<Plan> PlanAsync(string name)
    {
        await world.CreateClusterAsync($"{name}-prod");
        return Wire.Plan($"{name}-prod", $"db.{name}.example.com", await world.CreateZoneAsync($"{name}.example.com"));
    }

    /// <param name="verified">Where the record pointed when VerifyCluster read it; null for nowhere.</param>
    private Task<RecordSwap> SwapAsync(Plan plan, string? verified = "old.example.net") =>
        new UpsertCnameFunction(world.Clients.Rds, world.Clients.Route53, new FakeRegions(), TimeProvider.System)
            .Handle(new UpsertCnameRequest(Wire.Execution, Wire.Verdict(plan, verified), null), Wire.Context);

    private Task<InSyncCheck> CheckAsync(Plan plan, RecordSwap swap) =>
        new CheckInSyncFunction(world.Clients.Route53, TimeProvider.System).Handle(new CheckInSyncRequest(plan, swap, null), Wire.Context);

    private Task<CnameRecord?> ReadAsync(Plan plan) =>
        new CnameStore(world.Clients.Route53).ReadAsync(plan.Zone, plan.Record, CancellationToken.None);

    private async Task StandAsync(Plan plan, string value, RRType? type = null)
    {
        var record = new ResourceRecordSet
        {
            Name = plan.Record,
            Type = type ?? RRType.CNAME,
            TTL = 60,
            ResourceRecords = [new() { Value = value }],
        };
        await world.Clients.Route53.ChangeResourceRecordSetsAsync(new()
        {
            HostedZoneId = plan.Zone,
            ChangeBatch = new() { Changes = [new() { Action = ChangeAction.CREATE, ResourceRecordSet = record }] },
        });
    }
}
