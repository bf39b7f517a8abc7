using System.Text.Json.Nodes;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class ParallelAndMapTests
{
    private const string Item = """
        "ItemProcessor": {"StartAt": "I", "States": {"I": {"Type": "Task", "Resource": "arn:aws:lambda:us-east-1:123456789012:function:work", "End": true}}}
        """;

    [Fact]
    public void Parallel_Branches_RunAtOnceAndAnswerInOrder()
    {
        var bed = new Bed();
        var execution = bed.Run(Bed.One("""
            {"Type": "Parallel", "End": true, "Parameters": {"x.$": "$.a"}, "ResultSelector": {"first.$": "$[0]", "second.$": "$[1]"}, "Branches": [
            {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 9, "End": true}}},
            {"StartAt": "B", "States": {"B": {"Type": "Pass", "Result": "b", "End": true}}}]}
            """), """{"a":1}""");
        execution.Output.ShouldBe("""{"first":{"x":1},"second":"b"}""");
        bed.Core.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(9));
    }

    [Fact]
    public void Parallel_FailingBranch_StopsTheOthersAtOnceWithItsOwnError()
    {
        var bed = new Bed();
        var execution = bed.Run(Bed.One("""
            {"Type": "Parallel", "Catch": [{"ErrorEquals": ["Bad"], "Next": "Caught"}], "End": true, "Branches": [
            {"StartAt": "A", "States": {"A": {"Type": "Wait", "Seconds": 90, "End": true}}},
            {"StartAt": "B", "States": {"B": {"Type": "Wait", "Seconds": 5, "Next": "F"}, "F": {"Type": "Fail", "Error": "Bad", "Cause": "c"}}}]}
            """, """ "Caught": {"Type": "Succeed"}"""));
        execution.Output.ShouldBe("""{"Error":"Bad","Cause":"c"}""");
        bed.Core.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(5));
        Bed.Types(execution).ShouldBe([
            "ExecutionStarted", "ParallelStateEntered", "ParallelStateStarted", "WaitStateEntered", "WaitStateEntered", "WaitStateExited",
            "FailStateEntered", "WaitStateAborted", "ParallelStateFailed", "ParallelStateExited", "SucceedStateEntered",
                "SucceedStateExited",
            "ExecutionSucceeded"]);
    }

    [Fact]
    public void Map_Selector_GetsTheItemAndTheMapsInput()
    {
        var bed = new Bed();
        var execution = bed.Run(
            Bed.One($$"""
                {"Type": "Map", "End": true, "ItemsPath": "$.list", {{Item}},
                "ItemSelector": {"i.$": "$$.Map.Item.Index", "v.$": "$$.Map.Item.Value.n", "base.$": "$.base"} }
                """),
            """{"base":7,"list":[{"n":1},{"n":2}]}""");
        execution.Output.ShouldBe("""[{"i":0,"v":1,"base":7},{"i":1,"v":2,"base":7}]""");
    }

    [Fact]
    public void Map_LegacyNames_WorkAsTheNewOnes() => new Bed().Run(
        Bed.One("""
            {"Type": "Map", "End": true, "Parameters": {"v.$": "$$.Map.Item.Value"},
            "Iterator": {"StartAt": "I", "States": {"I": {"Type": "Pass", "Parameters": {"twice.$": "States.Array($.v, $$.Map.Item.Index)"}, "End": true}}}}
            """),
        "[5,6]").Output.ShouldBe("""[{"twice":[5,0]},{"twice":[6,1]}]""");

    [Theory]
    [InlineData("\"MaxConcurrency\": 2", 30)]
    [InlineData("\"MaxConcurrencyPath\": \"$.c\"", 20)]
    [InlineData("\"MaxConcurrency\": 0", 10)]
    public void Map_MaxConcurrency_BoundsWhatRunsAtOnce(string bound, int seconds)
    {
        var bed = new Bed();
        bed.Work = async (_, token) =>
        {
            await bed.Core.Time.Delay(TimeSpan.FromSeconds(10), token);
            return null;
        };
        bed.Run(Bed.One($$"""{"Type": "Map", "End": true, "ItemsPath": "$.l", {{bound}}, {{Item}} }"""), """{"c":3,"l":[1,2,3,4,5]}""");
        bed.Core.Time.Elapsed.ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData("", "E")]
    [InlineData(", \"ToleratedFailureCount\": 1", "States.ExceedToleratedFailureThreshold")]
    [InlineData(", \"ToleratedFailureCount\": 2", null)]
    [InlineData(", \"ToleratedFailurePercentage\": 49", "States.ExceedToleratedFailureThreshold")]
    [InlineData(", \"ToleratedFailurePercentagePath\": \"$.p\"", null)]
    public void Map_ToleratedFailures_DecideWhetherItFails(string tolerance, string? error)
    {
        var bed = new Bed
        {
            Work = static (input, _) =>
                input!.GetValue<int>() < 3 ? throw new TaskFailedException("E", "c") : Task.FromResult<JsonNode?>("ok"),
        };
        var execution = bed.Run(
            Bed.One($$"""{"Type": "Map", "End": true, "ItemsPath": "$.l", {{Item}}{{tolerance}} }"""), """{"p":50,"l":[1,2,3,4]}""");
        execution.Error.ShouldBe(error);
        execution.Output.ShouldBe(error is null ? """[{"Error":"E","Cause":"c"},{"Error":"E","Cause":"c"},"ok","ok"]""" : null);
    }

    [Theory]
    [InlineData("[]", "[]", null)]
    [InlineData("{}", null, "States.Runtime")]
    public void Map_OverWhatIsNotAList_FailsAndOverAnEmptyOneAnswersEmpty(string input, string? output, string? error)
    {
        var execution = new Bed().Run(Bed.One($$"""{"Type": "Map", "End": true, {{Item}} }"""), input);
        (execution.Output, execution.Error).ShouldBe((output, error));
    }
}
