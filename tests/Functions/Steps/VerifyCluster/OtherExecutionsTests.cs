using Amazon.StepFunctions;
using Failover.Functions.Contract;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.VerifyCluster;

public sealed class OtherExecutionsTests
{
    private const string Input = """{"cluster": "orders-prod"}""";
    private const string Acted = """{"cluster": "orders-prod", "acted": true}""";
    private static readonly DateTimeOffset Started = Sample.Execution.StartedAt;
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly FakeStepFunctions aws = new();

    [Fact]
    public async Task OlderRunning_SameClusterStartedBefore_IsNamed()
    {
        aws.Running("e-5", Started, Input).Running("e-9", Started - Second, Input).Running("e-1", Started - (2 * Second), Input);
        (await OlderAsync()).ShouldBe("e-1");
    }

    [Fact]
    public async Task OlderRunning_TwoOfOneMoment_TheSmallerNameCounts()
    {
        aws.Running("e-3", Started - Second, Input).Running("e-2", Started - Second, Input).Running("e-4", Started - Second, Input);
        (await OlderAsync()).ShouldBe("e-2");
    }

    /// <summary>The list lags.</summary>
    [Fact]
    public async Task OlderRunning_EndedMeanwhile_IsNone()
    {
        aws.Running("e-1", Started - (2 * Second), Input)
            .Running("e-2", Started - Second, Input).Ended.Add("e-1", ExecutionStatus.SUCCEEDED);
        (await OlderAsync()).ShouldBe("e-2");
        aws.Ended.Add("e-2", ExecutionStatus.RUNNING);
        (await OlderAsync()).ShouldBe("e-2");
        aws.Ended["e-2"] = ExecutionStatus.ABORTED;
        (await OlderAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task OlderRunning_NothingRuns_IsNone() => (await OlderAsync()).ShouldBeNull();

    [Fact]
    public async Task OlderRunning_YoungerOrWithoutStart_IsNone()
    {
        aws.Running("e-1", Started + Second, Input).Running("e-2", null, Input);
        (await OlderAsync()).ShouldBeNull();
        aws.Described.ShouldBe(0);
    }

    [Theory]
    [InlineData("e-4", "e-4")]
    [InlineData("e-6", null)]
    public async Task OlderRunning_SameMoment_TheSmallerNameCounts(string other, string? expected)
    {
        aws.Running(other, Started, Input);
        (await OlderAsync()).ShouldBe(expected);
    }

    [Theory]
    [InlineData("""{"cluster": "Orders-Prod"}""", true)]
    [InlineData("""{"cluster": "billing"}""", false)]
    [InlineData("""{"cluster": 7}""", false)]
    [InlineData("""{}""", false)]
    [InlineData("[]", false)]
    [InlineData("not json", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task OlderRunning_InputOfAnyKind_CountsOnlyForTheSameCluster(string? input, bool counts)
    {
        aws.Running("e-1", Started - Second, input);
        (await OlderAsync()).ShouldBe(counts ? "e-1" : null);
    }

    [Fact]
    public async Task OlderRunning_HundredsOfOthers_OpensOnlyTwenty()
    {
        foreach (var i in Enumerable.Range(0, 90))
        {
            aws.Running($"e-{i + 100}", Started - (i * Second) - Second, """{"cluster": "billing"}""");
        }

        (await OlderAsync()).ShouldBeNull();
        aws.Described.ShouldBe(20);
    }

    [Fact]
    public async Task LastActed_SeveralActed_ReturnsTheNewest()
    {
        aws.Succeeded("e-1", Sample.Now - (300 * Second), Acted).Succeeded("e-2", Sample.Now - (100 * Second), Acted)
            .Succeeded("e-3", Sample.Now - (50 * Second), """{"cluster": "orders-prod", "acted": false}""");
        (await LastActedAsync()).ShouldBe(Sample.Now - (100 * Second));
    }

    [Theory]
    [InlineData("""{"cluster": "billing", "acted": true}""")]
    [InlineData("""{"cluster": "orders-prod"}""")]
    [InlineData("""{"cluster": "orders-prod", "acted": "true"}""")]
    [InlineData(null)]
    public async Task LastActed_OthersOrNothingDone_IsNone(string? output)
    {
        aws.Succeeded("e-1", Sample.Now - Second, output);
        (await LastActedAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task LastActed_BeforeTheCoolDownOrStillOpen_IsNotEvenOpened()
    {
        aws.Succeeded("e-1", Sample.Now - (600 * Second), Acted).Succeeded("e-2", null, Acted);
        (await LastActedAsync()).ShouldBeNull();
        aws.Described.ShouldBe(0);
    }

    [Theory]
    [InlineData("""{"cluster": "orders-prod", "mode": "observe"}""", false, false)]
    [InlineData("""{"cluster": "orders-prod", "mode": "observe"}""", true, false)]
    [InlineData("""{"cluster": "orders-prod", "mode": "act"}""", false, true)]
    [InlineData("""{"cluster": "orders-prod", "drill": {"kind": "failover"}}""", false, false)]
    [InlineData("""{"cluster": "orders-prod", "drill": {"kind": "failover"}}""", true, true)]
    [InlineData("""{"cluster": "orders-prod", "drill": null}""", false, true)]
    public async Task OlderRunning_ObserverOrDrill_DoesNotHoldUpARealFailover(string input, bool isDrill, bool found)
    {
        aws.Running("e-1", Started - Second, input);
        (await OlderAsync(isDrill)).ShouldBe(found ? "e-1" : null);
    }

    [Theory]
    [InlineData("""{"cluster": "orders-prod", "drill": {"kind": "switchover"}}""", true)]
    [InlineData("""{"cluster": "orders-prod", "drill": {"kind": "failover"}}""", false)]
    [InlineData("""{"cluster": "orders-prod", "drill": "switchover"}""", false)]
    [InlineData("""{"cluster": "orders-eu", "drill": {"kind": "switchover"}}""", false)]
    [InlineData("""{"cluster": "orders-prod"}""", false)]
    public async Task OlderSwitchover_OfTheCluster_IsFound(string input, bool found)
    {
        aws.Running("e-1", Started - Second, input);
        (await new OtherExecutions(aws).OlderSwitchoverAsync(Sample.Execution, "orders-prod", CancellationToken.None))
            .ShouldBe(found ? "e-1" : null);
    }

    [Fact]
    public async Task List_Throttled_IsThrottled()
    {
        aws.Errors["ListExecutions"] = Faults.Throttled;
        (await Should.ThrowAsync<AwsThrottledException>(() => OlderAsync())).Message.ShouldContain("states:ListExecutions");
    }

    [Fact]
    public async Task Describe_Throttled_IsThrottled()
    {
        aws.Running("e-1", Started - Second, Input).Errors["DescribeExecution"] = Faults.Throttled;
        (await Should.ThrowAsync<AwsThrottledException>(() => OlderAsync())).Message.ShouldContain("states:DescribeExecution");
    }

    private Task<string?> OlderAsync(bool isDrill = false) =>
        new OtherExecutions(aws).OlderRunningAsync(Sample.Execution, "orders-prod", isDrill, CancellationToken.None);

    private async Task<DateTimeOffset?> LastActedAsync() => (await new EarlierExecutions(aws).EndsSinceAsync(
        Sample.Execution, "orders-prod", Sample.Now - (600 * Second), CancellationToken.None)).ActedAt;
}
