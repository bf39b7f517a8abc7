using Failover.Functions.Contract;
using Failover.Functions.Steps.CheckInSync;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.CheckInSync;

public sealed class CheckInSyncFunctionTests
{
    private readonly FakeRoute53 route53 = new();
    private readonly FakeContext context = new();

    [Theory]
    [InlineData("INSYNC", InSyncState.InSync, 0)]
    [InlineData("PENDING", InSyncState.Pending, 3)]
    [InlineData("A_WORD_YET_TO_BE_INVENTED", InSyncState.Pending, 3)]
    public async Task Handle_StatusWord_IsInSyncOnlyIfRoute53SaysSo(string status, InSyncState state, int wait)
    {
        route53.ChangeStatusNow = status;
        var check = await HandleAsync();
        check.Reason.ShouldBe(
            state == InSyncState.InSync ? "all of Route 53's name servers have the change" : "Route 53 has not propagated the change yet");
        check.ShouldBe(
            new InSyncCheck { State = state, Attempt = 1, WaitSeconds = wait, ChangeId = "C1", Reason = check.Reason, At = Sample.Now });
        route53.ChangeAsked.ShouldBe("C1");
        context.Lines.Written.ShouldHaveSingleItem().ShouldContain($"C1 {state} 1");
    }

    [Fact]
    public async Task Handle_PendingForEver_EndsWithTheBudget()
    {
        InSyncCheck? check = null;
        for (var look = 1; look <= Sample.Plan.InSync.Attempts; look++)
        {
            check = await HandleAsync(check);
            check.Attempt.ShouldBe(look);
            check.State.ShouldBe(look < Sample.Plan.InSync.Attempts ? InSyncState.Pending : InSyncState.Exhausted);
        }
    }

    [Fact]
    public async Task Handle_InSyncAtTheLastCheck_Counts()
    {
        route53.ChangeStatusNow = "INSYNC";
        (await HandleAsync(Sample.InSync with { State = InSyncState.Pending, Attempt = 2 })).State.ShouldBe(InSyncState.InSync);
    }

    [Fact]
    public async Task Handle_ChangeUnknown_IsResubmittedOnce()
    {
        route53.Errors["GetChange"] = Faults.NoChange;
        var first = await HandleAsync();
        (first.State, first.Losses).ShouldBe((InSyncState.Lost, 1));
        var second = await HandleAsync(first, Sample.Swap with { ChangeId = "C2" });
        (second.State, second.Losses, second.Attempt).ShouldBe((InSyncState.Exhausted, 2, 1));
    }

    [Fact]
    public async Task Handle_AnotherChange_GetsItsOwnBudget()
    {
        var check = await HandleAsync(Sample.InSync with { ChangeId = "C0", Attempt = 99, Losses = 1 });
        (check.State, check.Attempt, check.Losses).ShouldBe((InSyncState.Pending, 1, 1));
    }

    [Fact]
    public async Task Handle_NoChangeId_IsRefused() =>
        (await Should.ThrowAsync<InvalidRequestException>(() => HandleAsync(null, Sample.Swap with { ChangeId = null })))
            .ShouldTell("record.changeId", "found none", "see UpsertCname");

    [Fact]
    public async Task Handle_Throttled_IsThrottled()
    {
        route53.Errors["GetChange"] = Faults.Throttled;
        await Should.ThrowAsync<AwsThrottledException>(() => HandleAsync());
    }

    private Task<InSyncCheck> HandleAsync(InSyncCheck? previous = null, RecordSwap? record = null) =>
        new CheckInSyncFunction(route53, new FakeTimeProvider(Sample.Now))
            .Handle(new CheckInSyncRequest(Sample.Plan, record ?? Sample.Swap, previous), context);
}
