using System.CommandLine;
using Amazon.StepFunctions;
using Failover.Drill.OnAws;
using Failover.Drill.Pages;
using Failover.Drill.Views;
using Failover.Drill.Web;

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
        var (web, port) = (WebOption.Create("Serves the execution's page on 127.0.0.1, kept up to date, until Ctrl+C."), WebOption.Port());
        var command = new Command("follow", "Shows an execution on AWS as it happens.") { execution, json, html, web, port };
        command.SetAction((parsed, stop) =>
        {
            var arn = StepFunctionsArn.Parse(parsed.GetRequiredValue(execution))!;
            var streams = parsed.InvocationConfiguration;
            return AwsSession.RunAsync(streams, arn.Region, client => FollowAsync(
                streams, client, arn.Text, new Choices(
                    parsed.GetValue(json),
                    outcome => outcome is "recovered" or "stood-down" or "drilled" or "monitoring-fault",
                    parsed.GetValue(html),
                    parsed.GetValue(web) ? parsed.GetValue(port) : null), TimeProvider.System, stop));
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
        var page = Page.On(choices.Json ? (choices.WebPort is null ? TextWriter.Null : streams.Error) : streams.Output);
        var view = new FollowView(page, execution);
        var reading = new HistoryReading([], StepFunctionsArn.Parse(arn)?.Region ?? "");
        await using var web = choices.WebPort is null ? null : new FollowedPage(arn, execution, reading, view, time);
        view.Announce(arn);
        try
        {
            await foreach (var news in new ExecutionFollower(client, time).BatchesAsync(arn, stop))
            {
                foreach (var happened in news)
                {
                    reading.Add(happened);
                    view.Show(happened);
                }

                if (web is not null)
                {
                    await ShowAsync(web, choices.WebPort!.Value, page, stop);
                }
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync(
                $"No longer following; the execution continues. To follow it again: {ProgramName.OnAws} follow {arn}");
            return ExitCodes.Stopped;
        }
        catch (WebPortException e)
        {
            await streams.Error.WriteLineAsync(e.Message);
            return ExitCodes.Usage;
        }

        view.End();
        var passed = execution.Status == ExecutionStatus.SUCCEEDED.Value && choices.Expects(execution.Outcome);
        if (choices.Json)
        {
            await streams.Output.WriteLineAsync(execution.ToJson(passed));
        }

        var isWritten = HtmlOption.TryWrite(streams, choices.Html, () => FollowedEvidence.From(arn, execution, reading, view.Shown));
        if (web is not null)
        {
            web.End();
            await WebOption.StayAsync(page, stop);
        }

        return isWritten && passed ? ExitCodes.Passed : ExitCodes.Failed;
    }

    /// <summary>Serves it from the first look on, which says whether there is such an execution.</summary>
    private static async Task ShowAsync(FollowedPage web, int port, Page page, CancellationToken stop)
    {
        web.Show();
        if (!web.IsServed)
        {
            await web.ServeAsync(port, stop);
            WebOption.Announce(page, "Open this page. Ctrl+C ends it; the execution continues.", web.Url);
        }
    }

    /// <param name="WebPort">The port of its page; 0 for any free one; null for no page.</param>
    internal sealed record Choices(bool Json, Func<string?, bool> Expects, string? Html = null, int? WebPort = null);
}
