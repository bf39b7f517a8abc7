using System.CommandLine;
using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Drill.OnAws;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary><c>drill follow ARN</c>: an execution on AWS as it happens, and its report.</summary>
internal static class FollowCommand
{
    public static Command Create()
    {
        var execution = new Argument<string>("execution") { Description = "The execution's ARN." }
            .MustBe(
            "an execution's ARN, such as arn:aws:states:eu-west-1:123456789012:execution:failover-failover:drill",
            StepFunctionsArn.IsAnExecution);
        var json = JsonOption();
        var html = HtmlOption.Create();
        var command = new Command("follow", "Shows an execution on AWS as it happens.") { execution, json, html };
        command.SetAction((parsed, stop) =>
        {
            var arn = StepFunctionsArn.Parse(parsed.GetRequiredValue(execution))!;
            var streams = parsed.InvocationConfiguration;
            return AwsSession.RunAsync(streams, arn.Region, client => FollowAsync(
                streams, client, arn.Text, new Choices(
                    parsed.GetValue(json),
                    outcome => outcome is "recovered" or "stood-down" or "drilled" or "monitoring-fault",
                    parsed.GetValue(html)), TimeProvider.System, stop));
        });
        return command;
    }

    public static Option<bool> JsonOption() => new("--json") { Description = "Prints one JSON document, and nothing else." };

    /// <returns>Passed if it succeeded with an outcome that was asked for.</returns>
    public static async Task<int> FollowAsync(
        InvocationConfiguration streams, IAmazonStepFunctions client, string arn, Choices choices, TimeProvider time,
            CancellationToken stop)
    {
        var execution = new FollowedExecution(arn);
        var view = new FollowView(Page.On(choices.Json ? TextWriter.Null : streams.Output), execution);
        var history = new List<HistoryEvent>();
        view.Announce(arn);
        try
        {
            await foreach (var happened in new ExecutionFollower(client, time).FollowAsync(arn, stop))
            {
                history.Add(happened);
                view.Show(happened);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync(
                $"No longer following; the execution continues. To follow it again: {ProgramName.OnAws} follow {arn}");
            return ExitCodes.Stopped;
        }

        view.End();
        var passed = execution.Status == ExecutionStatus.SUCCEEDED.Value && choices.Expects(execution.Outcome);
        if (choices.Json)
        {
            await streams.Output.WriteLineAsync(execution.ToJson(passed));
        }

        if (!HtmlOption.TryWrite(streams, choices.Html, () => FollowedEvidence.From(arn, execution, history, view.Shown)))
        {
            return ExitCodes.Failed;
        }

        return passed ? ExitCodes.Passed : ExitCodes.Failed;
    }

    internal sealed record Choices(bool Json, Func<string?, bool> Expects, string? Html = null);
}
