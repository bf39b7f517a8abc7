using System.Text.Json.Nodes;
using Failover.LocalCloud.StepFunctions.Definition;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Tests.LocalCloud.StepFunctions;

/// <summary>Recorded behaviour of AWS, from the files in Cases.</summary>
public sealed class RecordedCaseTests
{
    private static readonly JsonNode Cases = CaseFile.Read("behaviour");

    public static TheoryData<string> Names { get; } = [.. CaseFile.Names(Cases["cases"])];

    public static TheoryData<string> Refusals { get; } = [.. CaseFile.Names(Cases["refused"])];

    [Theory]
    [MemberData(nameof(Names))]
    public void Execution_OfARecordedCase_IsAsOnAws(string name)
    {
        var given = CaseFile.Find(Cases["cases"], name);
        var execution = Run(given);

        execution.Status.Value.ShouldBe(given["status"]!.GetValue<string>());
        Same(execution.Output, given["output"]);
        if (given.ContainsKey("error"))
        {
            execution.Error.ShouldBe(given["error"]?.GetValue<string>());
        }

        if (given.ContainsKey("cause"))
        {
            execution.Cause.ShouldBe(given["cause"]?.GetValue<string>());
        }

        if (given["events"] is { } events)
        {
            execution.History.Select(static e => $"{e.Id}<{e.PreviousEventId} {e.Type.Value}")
                .ShouldBe(events.AsArray().GetValues<string>());
        }

        if (given["lastEvents"] is { } last)
        {
            Bed.Types(execution)[^last.AsArray().Count..].ShouldBe(last.AsArray().GetValues<string>());
        }
    }

    [Theory]
    [MemberData(nameof(Refusals))]
    public void Definition_OfARefusedCase_DoesNotLoad(string name)
    {
        var given = CaseFile.Find(Cases["refused"], name);
        Should.Throw<DefinitionException>(() => StateMachineDefinition.Parse(CaseFile.Definition(given)))
            .Message.ShouldContain($"'{given["field"]!.GetValue<string>()}'");
    }

    private static StateMachineExecution Run(JsonObject given)
    {
        var bed = new Bed();
        var call = 0;
        bed.Work = async (input, stop) =>
        {
            AnswerToken(bed, input, given["token"]);
            var what = given["calls"]?.AsArray().ElementAtOrDefault(call++);
            if (what?["hangs"] is not null)
            {
                await bed.Core.Time.Delay(TimeSpan.FromHours(1), stop);
            }

            return what?["bytes"] is { } bytes ? new string('a', bytes.GetValue<int>()) : input?.DeepClone();
        };
        return bed.Run(CaseFile.Definition(given), given["input"]?.ToJsonString() ?? "{}");
    }

    private static void AnswerToken(Bed bed, JsonNode? input, JsonNode? answer)
    {
        if (answer?["failure"] is { } failure)
        {
            var token = input!["token"]!.GetValue<string>();
            var (error, cause) = (failure["error"]?.GetValue<string>(), failure["cause"]?.GetValue<string>());
            bed.Core.Time.After(TimeSpan.FromSeconds(5), () => bed.Service.SendTaskFailure(token, error, cause));
        }
    }

    private static void Same(string? output, JsonNode? expected)
    {
        if (expected is not null)
        {
            output.ShouldBe(expected.ToJsonString(CaseFile.Plain).Replace("'L'", $"'{Bed.Lambda}'", StringComparison.Ordinal));
        }
    }
}
