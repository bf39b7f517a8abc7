using Failover.Functions.Executions;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Executions;

public sealed class LastProofReaderTests
{
    private const string Proven = """{"cluster": "orders-prod", "probe": "proven", "recordValue": "a.example", "acted": true}""";
    private const string LedAway = """
        {"cluster": "orders-prod", "acted": false,
         "ledAway": {"value": "b.example", "proven": "a.example", "provenAt": "2026-11-22T16:00:00Z",
         "execution": "first", "told": ["c.example"]}}
        """;

    private readonly FakeStepFunctions aws = new();

    [Fact]
    public async Task Find_Proven_IsTheNewest()
    {
        aws.Succeeded("old", Ago(60), Proven.Replace("a.example", "z.example", StringComparison.Ordinal)).Succeeded("new", Ago(30), Proven);
        var proof = (await FindAsync()).ShouldNotBeNull();
        (proof.Execution, proof.Value, proof.At, proof.Told.Count).ShouldBe(("new", "a.example", Ago(30), 0));
    }

    [Fact]
    public async Task Find_ReportedAfterwards_NamesItsProofAndWhatWasTold()
    {
        aws.Succeeded("report", Ago(10), LedAway);
        var proof = (await FindAsync()).ShouldNotBeNull();
        (proof.Execution, proof.Value, proof.At.Hour).ShouldBe(("first", "a.example", 16));
        proof.Told.ShouldBe(["c.example", "b.example"]);
    }

    /// <summary>Each may have moved the record after the proof, or not: only what is known counts.</summary>
    [Theory]
    [InlineData("""{"cluster": "orders-prod", "acted": true}""", false)]
    [InlineData("""{"cluster": "orders-prod", "acted": false, "probe": "refused"}""", true)]
    [InlineData("""{"cluster": "billing", "acted": true}""", true)]
    public async Task Find_AnotherSince_CountsIfItChangedNothing(string output, bool isKnown)
    {
        aws.Succeeded("proof", Ago(30), Proven).Succeeded("since", Ago(10), output);
        ((await FindAsync()) is not null).ShouldBe(isKnown);
    }

    [Theory]
    [InlineData("""{"errorMessage": "no writer (nothing was changed)"}""", true)]
    [InlineData("""{"errorMessage": "DNS pending"}""", false)]
    [InlineData(null, false)]
    public async Task Find_FailedSince_CountsIfItSaysThatNothingWasChanged(string? cause, bool isKnown)
    {
        aws.FailedCause = cause;
        aws.Succeeded("proof", Ago(30), Proven).Failed("since", Ago(10), """{"cluster": "orders-prod"}""");
        ((await FindAsync()) is not null).ShouldBe(isKnown);
    }

    [Fact]
    public async Task Find_ItselfAndWhatRuns_AreLeftOut()
    {
        aws.Succeeded("proof", Ago(30), Proven).Running("other", Ago(1), """{"cluster": "orders-prod"}""");
        (await FindAsync()).ShouldNotBeNull();
        (await new LastProofReader(aws).FindAsync(
            Sample.Execution.StateMachine, FakeStepFunctions.Arn("proof"), "orders-prod", CancellationToken.None)).ShouldBeNull();
    }

    /// <summary>
    /// Found by the simulation: somebody changed the record just after an execution, which the list still showed as running.
    /// </summary>
    [Fact]
    public async Task Find_EndedSinceItWasListed_IsTheNewest()
    {
        aws.Succeeded("old", Ago(30), Proven.Replace("a.example", "z.example", StringComparison.Ordinal))
            .Running("new", Ago(2), null, Proven);
        aws.Ended["new"] = Amazon.StepFunctions.ExecutionStatus.SUCCEEDED;
        var proof = (await FindAsync()).ShouldNotBeNull();
        (proof.Execution, proof.Value, proof.At).ShouldBe(("new", "a.example", Sample.Now));
    }

    private static DateTimeOffset Ago(int minutes) => Sample.Now - TimeSpan.FromMinutes(minutes);

    private Task<LastProof?> FindAsync() =>
        new LastProofReader(aws).FindAsync(Sample.Execution.StateMachine, "", "orders-prod", CancellationToken.None);
}
