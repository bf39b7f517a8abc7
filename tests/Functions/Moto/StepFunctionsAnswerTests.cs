using System.CommandLine;
using System.Text.Json.Nodes;
using Amazon.StepFunctions.Model;
using Failover.Drill.Commands;
using Failover.Drill.OnAws;

namespace Failover.Tests.Functions.Moto;

/// <summary>Step Functions' answers to commands of the drill. moto cannot run tasks that wait for a token, nor reverse a history.</summary>
public sealed class StepFunctionsAnswerTests
{
    /// <summary>No STS answers there: the answer is sent without an identity.</summary>
    private static readonly Uri Nowhere = new("http://127.0.0.1:9/");

    private readonly StringWriter output = new();

    [Fact]
    public async Task Approve_TokenAwaited_SendsTheAnswerAsTheTasksOutput()
    {
        using var server = AwsShapedServer.Text(200, AwsShapedServer.JsonType, "{}");

        (await SendAsync(server)).ShouldBe(ExitCodes.Passed);

        var asked = JsonNode.Parse(server.Bodies.ShouldHaveSingleItem()).ShouldNotBeNull();
        asked["taskToken"].ShouldNotBeNull().ToString().ShouldBe("a-token");
        var answer = JsonNode.Parse(asked["output"].ShouldNotBeNull().ToString()).ShouldNotBeNull();
        answer["approved"].ShouldNotBeNull().GetValue<bool>().ShouldBeTrue();
        answer["by"].ShouldNotBeNull().ToString().ShouldBe("ada");
        answer["as"].ShouldBeNull();
        output.ToString().ShouldStartWith("Approved.");
    }

    [Theory]
    [InlineData("InvalidToken", "Copy it whole")]
    [InlineData("TaskTimedOut", "was answered already")]
    [InlineData("TaskDoesNotExist", "was answered already")]
    [InlineData("AccessDeniedException", "IAM denies it")]
    public async Task Approve_Refused_IsExplained(string code, string words)
    {
        using var server = AwsShapedServer.Json(400, code, "AWS's own words");

        var error = await Should.ThrowAsync<Exception>(() => SendAsync(server));

        var explained = AwsSession.Explain(error).ShouldNotBeNull();
        explained.ShouldContain(words);
        explained.ShouldContain("AWS's own words");
    }

    [Fact]
    public async Task Follow_HistoryOfTwoPages_IsReportedOldestFirstToItsEnd()
    {
        // Newest first, as requested.
        using var server = AwsShapedServer.Sequence(
            AwsShapedServer.JsonType,
            (200, Page("more", Event(3, "ExecutionSucceeded", "executionSucceeded", """{"output":"{}"}"""))),
            (200, Page(
                null,
                Event(2, "ChoiceStateEntered", "stateEntered", """{"name":"Decide","input":"{}"}"""),
                Event(1, "ExecutionStarted", "executionStarted", """{"input":"{}"}"""))));
        var events = new List<HistoryEvent>();

        await foreach (var happened in new ExecutionFollower(new Clients(server.Url).StepFunctions, TimeProvider.System)
            .FollowAsync(Wire.Execution.Id, CancellationToken.None))
        {
            events.Add(happened);
        }

        events.Select(e => e.Id).ShouldBe([1, 2, 3]);
        events[1].StateEnteredEventDetails.ShouldNotBeNull().Name.ShouldBe("Decide");
        JsonNode.Parse(server.Bodies[0]).ShouldNotBeNull()["reverseOrder"].ShouldNotBeNull().GetValue<bool>().ShouldBeTrue();
        JsonNode.Parse(server.Bodies[1]).ShouldNotBeNull()["nextToken"].ShouldNotBeNull().ToString().ShouldBe("more");
    }

    private Task<int> SendAsync(AwsShapedServer server) => AnswerCommands.SendAsync(
        new InvocationConfiguration { Output = output }, new Clients(server.Url).StepFunctions, new Clients(Nowhere).SecurityTokens,
        "a-token", new(true, "ada", null), json: false, CancellationToken.None);

    private static string Page(string? next, params string[] events) =>
        $$"""{"events":[{{string.Join(",", events)}}]{{(next is null ? "" : $",\"nextToken\":\"{next}\"")}}}""";

    private static string Event(int id, string type, string details, string json) =>
        $$"""{"id":{{id}},"previousEventId":{{id - 1}},"timestamp":1763830800.{{id}},"type":"{{type}}","{{details}}EventDetails":{{json}}}""";
}
