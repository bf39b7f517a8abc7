using Failover.Functions.Contract;
using Failover.Functions.Steps.UpsertCname;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.UpsertCname;

public sealed class UpsertCnameFunctionTests
{
    private readonly FakeRds rds = new(ClusterBuilder.FailedOver);
    private readonly FakeRoute53 route53 = FakeRoute53.With(FakeRoute53.Cname(Sample.OldEndpoint));
    private readonly FakeContext context = new();

    private string? Stands => route53.Records!.SingleOrDefault()?.ResourceRecords[0].Value;

    [Fact]
    public async Task Handle_RecordAstray_SwapsIt()
    {
        var swap = await HandleAsync();
        (swap.State, swap.ChangeId, swap.Before).ShouldBe((SwapState.Changed, "C1", Sample.OldEndpoint));
        Stands.ShouldBe(Sample.ClusterEndpoint);
        route53.Batches.ShouldHaveSingleItem().Comment.ShouldBe($"Failover {Sample.Execution.Id}");
        context.Lines.Written.ShouldHaveSingleItem()
            .ShouldStartWith("Record {name}: {state} ({reason}) db.example.com Changed swapped from");
    }

    [Fact]
    public async Task Handle_NoRecord_CreatesIt()
    {
        route53.Records = [];
        (await HandleAsync()).Before.ShouldBeNull();
        Stands.ShouldBe(Sample.ClusterEndpoint);
    }

    [Fact]
    public async Task Handle_LongExecutionName_FitsRoute53sComment()
    {
        await HandleAsync(execution: Sample.Execution with { Id = new string('e', 400) });
        route53.Batches.ShouldHaveSingleItem().Comment.Length.ShouldBe(256);
    }

    [Fact]
    public async Task Handle_RecordCorrect_WritesNothing()
    {
        route53.Records = [FakeRoute53.Cname(Sample.ClusterEndpoint)];
        (await HandleAsync()).State.ShouldBe(SwapState.Current);
        route53.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_ObserveMode_WritesNothing()
    {
        (await HandleAsync(Mode.Observe)).State.ShouldBe(SwapState.WouldChange);
        route53.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_WriterLostMeanwhile_WritesNothing()
    {
        rds.Cluster = ClusterBuilder.WithoutWriter;
        (await HandleAsync()).State.ShouldBe(SwapState.WriterChanged);
        route53.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_ChangedBySomebodyElse_OverwritesNothing()
    {
        route53.BeforeChange = () => route53.Records = [FakeRoute53.Cname("somebody.else.example")];
        (await Should.ThrowAsync<RecordContestedException>(() => HandleAsync()))
            .ShouldTell(
            $"to point to {Sample.OldEndpoint} as read", "found somebody.else.example: somebody else",
            $"(wanted: {Sample.ClusterEndpoint})");
        Stands.ShouldBe("somebody.else.example");
    }

    [Fact]
    public async Task Handle_RemovedBySomebodyElse_CreatesNothing()
    {
        route53.BeforeChange = () => route53.Records = [];
        (await Should.ThrowAsync<RecordContestedException>(() => HandleAsync())).Message.ShouldContain("found nothing: somebody else");
        Stands.ShouldBeNull();
    }

    [Fact]
    public async Task Handle_CreatedBySomebodyElse_OverwritesNothing()
    {
        route53.Records = [];
        route53.BeforeChange = () => route53.Records = [FakeRoute53.Cname("somebody.else.example")];
        (await Should.ThrowAsync<RecordContestedException>(() => HandleAsync())).Message.ShouldContain("to point to nothing as read");
    }

    [Fact]
    public async Task Handle_OnlyTheTtlChangedMeanwhile_IsContested()
    {
        route53.BeforeChange = () => route53.Records = [FakeRoute53.Cname(Sample.OldEndpoint, ttl: 300)];
        await Should.ThrowAsync<RecordContestedException>(() => HandleAsync());
    }

    [Fact]
    public async Task Handle_TheSameChangeMadeMeanwhile_IsCurrent()
    {
        route53.BeforeChange = () => route53.Records = [FakeRoute53.Cname(Sample.ClusterEndpoint)];
        var swap = await HandleAsync();
        (swap.State, swap.ChangeId).ShouldBe((SwapState.Current, null));
    }

    [Fact]
    public async Task Handle_Route53RefusesTheChangeItself_PassesOnItsWords()
    {
        route53.Errors["ChangeResourceRecordSets"] = Faults.BadBatch("Number of records limit of 10000 exceeded");
        (await Should.ThrowAsync<RecordRefusedException>(() => HandleAsync()))
            .ShouldTell(
            "Route 53 to point db.example.com", "it refused: Number of records limit", "then start the failover of orders-prod again");
    }

    [Fact]
    public async Task Handle_Route53RefusesTheCreation_PassesOnItsWords()
    {
        route53.Records = [];
        route53.Errors["ChangeResourceRecordSets"] = Faults.BadBatch("Invalid TTL");
        (await Should.ThrowAsync<RecordRefusedException>(() => HandleAsync())).Message.ShouldContain("it refused: Invalid TTL");
    }

    [Fact]
    public async Task Handle_AnswerLost_TheRetryFindsTheRecordCorrect()
    {
        route53.LostAnswer = new TaskCanceledException();
        await Should.ThrowAsync<AwsUnavailableException>(() => HandleAsync());
        (await HandleAsync()).State.ShouldBe(SwapState.Current);
        route53.Batches.Count.ShouldBe(1);
    }

    [Fact]
    public async Task Handle_ChangedBySomebodyElseSinceTheVerdict_OverwritesNothing()
    {
        route53.Records = [FakeRoute53.Cname("somebody.else.example")];
        (await Should.ThrowAsync<RecordContestedException>(() => HandleAsync(verified: Sample.OldEndpoint)))
            .ShouldTell($"to point to {Sample.OldEndpoint} as read", "found somebody.else.example", "Find out who");
        route53.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_RemovedBySomebodyElseSinceTheVerdict_CreatesNothing()
    {
        route53.Records = [];
        await Should.ThrowAsync<RecordContestedException>(() => HandleAsync(verified: Sample.OldEndpoint));
        route53.Batches.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_OurEarlierSwapPointedToAMember_IsSwappedOn()
    {
        route53.Records = [FakeRoute53.Cname(Sample.Verdict.Hosts[0])];
        (await HandleAsync(verified: Sample.OldEndpoint)).State.ShouldBe(SwapState.Changed);
        Stands.ShouldBe(Sample.ClusterEndpoint);
    }

    /// <param name="verified">Where the record pointed when VerifyCluster read it; null for where it points now.</param>
    private Task<RecordSwap> HandleAsync(Mode mode = Mode.Act, ExecutionInfo? execution = null, string? verified = null) =>
        new UpsertCnameFunction(rds, route53, new FakeRegions(), new FakeTimeProvider(Sample.Now)).Handle(
            new UpsertCnameRequest(
                execution ?? Sample.Execution,
                Sample.Verdict with { Plan = Sample.Plan with { Mode = mode }, RecordValue = verified ?? Stands },
                null),
            context);
}
