using System.Text.Json;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.StateMachine;

/// <summary>The promises of the state machine that holds the calendar's drills, read from its JSON.</summary>
public sealed class DrillDefinitionTests
{
    private static readonly Dictionary<string, JsonElement> States = Sample.Json(Repository.Drill).GetProperty("States")
        .EnumerateObject().ToDictionary(static state => state.Name, static state => state.Value, StringComparer.Ordinal);

    private static IEnumerable<KeyValuePair<string, JsonElement>> Tasks => States.Where(static one => Text(one.Value, "Type") == "Task");

    /// <summary>It starts, reads and tells: nothing that is running is ever stopped.</summary>
    [Fact]
    public void Tasks_All_StartReadAndTell() => Tasks.Select(static one => Text(one.Value, "Resource")).Distinct().Order().ShouldBe(
    [
        "arn:aws:states:::aws-sdk:cloudwatch:describeAlarms",
        "arn:aws:states:::aws-sdk:s3:putObject",
        "arn:aws:states:::aws-sdk:sfn:describeExecution",
        "arn:aws:states:::aws-sdk:sfn:listExecutions",
        "arn:aws:states:::sns:publish",
        "arn:aws:states:::states:startExecution",
    ]);

    [Fact]
    public void Task_Any_HasATimeout()
    {
        foreach (var (name, task) in Tasks)
        {
            task.GetProperty("TimeoutSeconds").GetInt32().ShouldBeInRange(10, 30, name);
        }
    }

    /// <summary>Whatever is asked before the start and gives no answer is a reason not to start.</summary>
    [Theory]
    [InlineData("AskReadiness")]
    [InlineData("LookAtReadiness")]
    [InlineData("AskExecutions")]
    [InlineData("AskStopAlarm")]
    [InlineData("StartDrill")]
    public void Question_WithoutAnAnswer_IsAReasonNotToStart(string name)
    {
        var caught = States[name].GetProperty("Catch").EnumerateArray().Last();
        caught.GetProperty("ErrorEquals")[0].GetString().ShouldBe("States.ALL");
        caught.GetProperty("Next").GetString().ShouldBe("Unasked");
        States["Unasked"].GetProperty("Next").GetString().ShouldBe("IsWindowOpen");
    }

    /// <summary>A drill is started there and nowhere else, and only after readiness said yes.</summary>
    [Fact]
    public void StartDrill_Alone_StartsTheFailover()
    {
        Tasks.Where(static one => one.Value.GetProperty("Parameters").TryGetProperty("StateMachineArn", out var machine)
                && machine.GetString() == "${FailoverStateMachineArn}"
                && Text(one.Value, "Resource")!.EndsWith("startExecution", StringComparison.Ordinal))
            .Select(static one => one.Key).ShouldBe(["StartDrill"]);
        States["IsReady"].GetProperty("Choices")[0].GetProperty("Next").GetString().ShouldBe("AskExecutions");
        States["IsReady"].GetProperty("Default").GetString().ShouldBe("NoReadiness");
        States.Where(static one => one.Value.GetRawText().Contains("\"Next\": \"AskExecutions\"", StringComparison.Ordinal))
            .Select(static one => one.Key).ShouldBe(["IsReady"]);
    }

    /// <summary>A retried drill is the same execution: its name is its date.</summary>
    [Fact]
    public void StartDrill_IsNamedAfterTheDate() =>
        States["StartDrill"].GetProperty("Parameters").GetProperty("Name.$").GetString().ShouldBe("$.name");

    /// <summary>Passes that rebuild the state keep what later states read.</summary>
    [Theory]
    [InlineData("Begin")]
    [InlineData("AskAgain")]
    public void Pass_ThatRebuildsTheState_HasTheSameFields(string name)
    {
        var fields = States[name].GetProperty("Parameters").EnumerateObject()
            .Select(static field => field.Name.Replace(".$", "", StringComparison.Ordinal));
        fields.Order().ShouldBe(
            ["by", "evidence", "kind", "looks", "minutes", "name", "scheduledAt", "stopAlarm", "stopped", "why", "window"]);
    }

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;
}
