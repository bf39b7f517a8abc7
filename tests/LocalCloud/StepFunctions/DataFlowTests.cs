namespace Failover.Tests.LocalCloud.StepFunctions;

public sealed class DataFlowTests
{
    [Theory]
    [InlineData("""{"Type":"Pass","End":true}""", """{"a":1}""", """{"a":1}""")]
    [InlineData("""{"Type":"Pass","Result":{"x":2},"End":true}""", """{"a":1}""", """{"x":2}""")]
    [InlineData("""{"Type":"Pass","Result":2,"ResultPath":"$.b.c","End":true}""", """{"a":1}""", """{"a":1,"b":{"c":2}}""")]
    [InlineData("""{"Type":"Pass","Result":2,"ResultPath":"$.a[1]","End":true}""", """{"a":[1,1,1]}""", """{"a":[1,2,1]}""")]
    [InlineData("""{"Type":"Pass","Result":2,"ResultPath":null,"End":true}""", """{"a":1}""", """{"a":1}""")]
    [InlineData("""{"Type":"Pass","InputPath":"$.a","End":true}""", """{"a":{"b":1}}""", """{"b":1}""")]
    [InlineData("""{"Type":"Pass","InputPath":null,"End":true}""", """{"a":1}""", "{}")]
    [InlineData("""{"Type":"Pass","OutputPath":"$.a","End":true}""", """{"a":[1,2]}""", "[1,2]")]
    [InlineData("""{"Type":"Pass","OutputPath":null,"End":true}""", """{"a":1}""", "{}")]
    [InlineData(
        """{"Type":"Pass","Parameters":{"x.$":"$.a","y":"z","n":[{"q.$":"$.a"}]},"End":true}""", """{"a":1}""",
        """{"x":1,"y":"z","n":[{"q":1}]}""")]
    [InlineData("""{"Type":"Succeed","InputPath":"$.a"}""", """{"a":[7]}""", "[7]")]
    [InlineData("""{"Type":"Pass","InputPath":"$.lambda","Result":"hi","ResultPath":"$.data.r","OutputPath":"$.data","End":true}""",
        """{"data":{"v":23},"lambda":{"who":"x"}}""", """{"v":23,"r":"hi"}""")]
    public void State_InputAndOutput_FollowThePaths(string state, string input, string expected) =>
        new Bed().Run(Bed.One(state), input).Output.ShouldBe(expected);

    [Fact]
    public void Task_AllFilters_ApplyInAwssOrder()
    {
        var bed =
            new Bed
            {
                Work = static (_, _) => Task.FromResult<System.Text.Json.Nodes.JsonNode?>(
                new System.Text.Json.Nodes.JsonObject { ["n"] = 5, ["m"] = 6 })
            };
        var execution = bed.Run(
            Bed.One(Bed.TaskState("""
                "InputPath": "$.in", "Parameters": {"p.$": "$.v", "at.$": "$$.State.Name"}, "ResultSelector": {"only.$": "$.n"},
                "ResultPath": "$.out", "OutputPath": "$.out"
                """)),
            """{"in":{"v":1}}""");
        bed.Calls[0].Input.ShouldBe("""{"p":1,"at":"S"}""");
        execution.Output.ShouldBe("""{"only":5}""");
    }

    [Fact]
    public void ContextObject_InParameters_ShowsExecutionStateAndMachine()
    {
        var bed = new Bed();
        var execution = bed.Run(
            Bed.One("""
                {"Type": "Pass", "End": true, "Parameters": {"id.$": "$$.Execution.Id", "input.$": "$$.Execution.Input.a", "start.$": "$$.Execution.StartTime",
                "count.$": "$$.Execution.RedriveCount", "entered.$": "$$.State.EnteredTime",
                "machine.$": "$$.StateMachine.Name", "role.$": "$$.Execution.RoleArn"}}
                """),
            """{"a":9}""");
        execution.Output.ShouldBe(
            $$"""{"id":"{{execution.Arn}}","input":9,"start":"2026-11-22T17:00:00.000Z","count":0,"entered":"2026-11-22T17:00:00.000Z","machine":"machine-1","role":"arn:aws:iam::123456789012:role/Machine"}""");
    }

    [Theory]
    [InlineData("""{"Type":"Pass","Parameters":{"x.$":"$.no"},"End":true}""", "States.Runtime", "$.no")]
    [InlineData("""{"Type":"Pass","InputPath":"$.no","End":true}""", "States.Runtime", "$.no")]
    [InlineData("""{"Type":"Pass","OutputPath":"$.no","End":true}""", "States.Runtime", "$.no")]
    [InlineData("""{"Type":"Pass","Result":1,"ResultPath":"$.a.b","End":true}""", "States.ResultPathMatchFailure", "$.a.b")]
    [InlineData("""{"Type":"Pass","Parameters":{"x.$":"States.ArrayLength($.a)"},"End":true}""", "States.IntrinsicFailure", "ArrayLength")]
    public void State_PathThatFails_FailsWithItsName(string state, string error, string inCause)
    {
        var execution = new Bed().Run(Bed.One(state), """{"a":1}""");
        execution.Error.ShouldBe(error);
        execution.Cause.ShouldNotBeNull().ShouldContain(inCause);
        execution.Cause.ShouldContain("state 'S' (entered at the event id #2)");
    }

    [Theory]
    [InlineData(262_142, false)]
    [InlineData(262_143, true)]
    public void Payload_AtTheQuota_FailsOnlyAboveIt(int length, bool fails)
    {
        var bed = new Bed { Work = (_, _) => Task.FromResult<System.Text.Json.Nodes.JsonNode?>(new string('a', length)) };
        var execution = bed.Run(Bed.One(Bed.TaskState("""
            "Catch": [{"ErrorEquals": ["States.ALL"], "Next": "Caught"}]
            """), """ "Caught": {"Type": "Succeed"}"""));
        execution.Status.Value.ShouldBe("SUCCEEDED");
        execution.Output.ShouldNotBeNull().Contains("States.DataLimitExceeded", StringComparison.Ordinal).ShouldBe(fails);
    }

    [Fact]
    public void Payload_InUmlauts_CountsBytesNotCharacters()
    {
        var bed = new Bed { Work = (_, _) => Task.FromResult<System.Text.Json.Nodes.JsonNode?>(new string('ü', 131_072)) };
        bed.Run(Bed.One(Bed.TaskState("""
            "Catch": [{"ErrorEquals": ["States.DataLimitExceeded"], "Next": "Caught"}]
            """), """ "Caught": {"Type": "Succeed"}""")).Status.Value.ShouldBe("SUCCEEDED");
    }
}
