using System.CommandLine;
using System.Text.Json;
using Amazon.StepFunctions;
using Failover.Drill.OnAws;
using Failover.Drill.Ready;
using Failover.Drill.Views;
using Failover.Functions.Contract;

namespace Failover.Drill.Commands;

/// <summary><c>drill ready --state-machine ARN</c>: asks the readiness state machine of a stack on AWS.</summary>
internal static class ReadyOnAws
{
    public static Option<string?> StateMachineOption() => new Option<string?>("--state-machine")
    {
        Description = "Evaluates on AWS instead of the local cloud: the stack's output ReadinessStateMachineArn.",
    }.MustBe(
        "a readiness state machine's ARN, such as arn:aws:states:eu-west-1:123456789012:stateMachine:failover-readiness",
        text => StepFunctionsArn.IsStateMachine(text) && text.EndsWith("-readiness", StringComparison.Ordinal));

    /// <returns>Passed only if it answers that a failover would work.</returns>
    public static async Task<int> AskAsync(
        InvocationConfiguration streams, IAmazonStepFunctions client, string stateMachine, bool json, TimeProvider time,
            CancellationToken stop)
    {
        var evaluation = new ReadinessExecution(client, time);
        var execution = await evaluation.StartAsync(stateMachine, stop);
        ReadinessAnswer answer;
        try
        {
            answer = await evaluation.AnswerAsync(execution, stop);
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync($"No longer waiting; the evaluation continues, and its output is the answer: {execution}");
            return ExitCodes.Stopped;
        }

        if (answer.Report is not { } report)
        {
            await streams.Error.WriteLineAsync(answer.Problem);
            return ExitCodes.Failed;
        }

        return Print(streams.Output, report, json);
    }

    /// <summary>The report, wherever it comes from.</summary>
    public static int Print(TextWriter output, ReadinessReport report, bool json)
    {
        if (json)
        {
            // As the state machine writes it, and whether it passed, as every document says.
            var document = JsonSerializer.SerializeToNode(report, ReadyJson.Readable.ReadinessReport)!.AsObject();
            document.Insert(0, "passed", report.Ready);
            output.WriteLine(document.ToJsonString(ReadyJson.Readable.Options));
        }
        else
        {
            ReadyView.Show(Page.On(output), report);
        }

        return report.Ready ? ExitCodes.Passed : ExitCodes.Failed;
    }
}
