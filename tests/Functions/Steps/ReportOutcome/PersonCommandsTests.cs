using System.Text.Json;
using Failover.Functions.Contract;
using Failover.Functions.Plans;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class PersonCommandsTests
{
    private static readonly Plan Chosen = Sample.Plan with
    {
        Drill = DrillKind.Failover,
        Sources = new Dictionary<string, string> { ["record"] = "input", ["zone"] = "input", ["endpoint"] = "input", ["mode"] = "tag" },
    };

    /// <summary>The command makes the same choices as the input: it is read back by the parser that will read it.</summary>
    [Fact]
    public void Act_Input_IsReadBackAsTheSameInModeAct()
    {
        var request = RequestParser.Parse(Sample.Json(Input(PersonCommands.Act(Sample.Execution, Chosen, force: true))));
        (request.Cluster, request.Mode, request.Force, request.Drill).ShouldBe(("orders-prod", Mode.Act, true, DrillKind.Failover));
        (request.Record, request.Zone, request.Endpoint).ShouldBe((Sample.Record, Sample.Zone, EndpointKind.Cluster));
        var plain = RequestParser.Parse(Sample.Json(Input(PersonCommands.Act(Sample.Execution, Sample.Plan))));
        (plain.Record, plain.Zone, plain.Endpoint, plain.Drill, plain.Force).ShouldBe((null, null, null, null, false));
    }

    /// <summary>The zone is any text that somebody typed: it must not end the shell's quotation.</summary>
    [Fact]
    public void Act_QuotationMarkInTheInput_StaysInside() =>
        Input(PersonCommands.Act(Sample.Execution, Chosen with { Zone = "Z'; rm -rf ~ #" })).ShouldNotContain("'");

    [Theory]
    [InlineData("aws", "eu-west-1", "https://eu-west-1.console.aws.amazon.com/states/home?region=eu-west-1#/v2/executions/details/")]
    [InlineData("aws-cn", "cn-north-1", "https://cn-north-1.console.amazonaws.cn/states/home?region=cn-north-1#/v2/executions/details/")]
    [InlineData(
        "aws-us-gov", "us-gov-west-1", "https://console.amazonaws-us-gov.com/states/home?region=us-gov-west-1#/v2/executions/details/")]
    public void Console_Partition_HasItsHost(string partition, string region, string link)
    {
        var execution = new ExecutionInfo(
            $"arn:{partition}:states:{region}:123456789012:execution:m:e", $"arn:{partition}:states:{region}:123456789012:stateMachine:m",
                Sample.Now);
        PersonCommands.Console(execution).ShouldBe(link + execution.Id);
    }

    [Theory]
    [InlineData("States.Timeout", true)]
    [InlineData(nameof(PermissionDeniedException), true)]
    [InlineData(nameof(InvalidRequestException), false)]
    [InlineData(nameof(RecordContestedException), false)]
    public void Compose_Unrecovered_HasTheRedriveCommandIfARedriveHelps(string error, bool helps) =>
        ReportComposer.Compose(
            new ReportOutcomeRequest { Execution = Sample.Execution, Failure = new Failure(error, "x") }, Found.End).Message
            .Contains(
            $"\n  aws stepfunctions redrive-execution --region us-east-1 --execution-arn {Sample.Execution.Id}\n", StringComparison.Ordinal)
            .ShouldBe(helps);

    [Theory]
    [InlineData(StandDownCause.CoolDown, ",\"mode\":\"act\",\"force\":true}'\n")]
    [InlineData(StandDownCause.AlarmStale, ",\"mode\":\"act\"}'\n")]
    public void Compose_StoodDownForAnOperator_HasTheCommandThatContinues(StandDownCause cause, string end) =>
        ReportComposer.Compose(
            new ReportOutcomeRequest
            {
                Execution = Sample.Execution,
                Verdict = Sample.Verdict with { State = VerdictState.StandDown, Cause = cause },
            }, Found.End)
            .Message.ShouldContain(end);

    /// <summary>The JSON between the shell's quotation marks.</summary>
    private static string Input(string command)
    {
        var from = command.IndexOf("--input '", StringComparison.Ordinal) + "--input '".Length;
        command[^1].ShouldBe('\'');
        var input = command[from..^1];
        using var json = JsonDocument.Parse(input);
        return input;
    }
}
