using System.CommandLine;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;
using Failover.Drill.Web;
using Failover.Drill.Worlds;

namespace Failover.Drill.Commands;

/// <summary><c>--web</c>: a run in the browser, as it happens.</summary>
internal static class WebOption
{
    /// <summary>A minute and a half of a failover in less than twenty seconds.</summary>
    private const double UsualPace = 5;

    private const int HighestPort = 65535;

    public static Option<bool> Create() => new("--web")
    {
        Description = "Serves the run's page on 127.0.0.1, kept up to date, until Ctrl+C. The run begins when you start it there.",
    };

    public static Option<int> Port() => new Option<int>("--web-port")
    {
        Description = "With --web, the port; 0: any free one.",
        DefaultValueFactory = _ => 0,
    }.MustBe($"a port from 0 to {HighestPort}", static text => OptionRules.IsWhole(text, 0, HighestPort));

    /// <summary>Plays it while a browser follows, and keeps the page until Ctrl+C.</summary>
    public static async Task<int> PlayAsync(
        InvocationConfiguration streams, Scenario scenario, RunCommand.Choices choices, CancellationToken stop)
    {
        var page = Page.On(choices.Json ? streams.Error : streams.Output);
        LiveView.Announce(page, scenario, choices.Seed);
        await using var web = new WebRun(scenario, choices.Seed, choices.Pace ?? UsualPace);
        try
        {
            var playing = await web.StartAsync(
                choices.WebPort, world => new LiveView(page, world, World.Start + scenario.FirstFault).Attach(), stop);
            page.Blank();
            page.Paragraph("Open this page, and start the run there. Ctrl+C ends it.");
            page.Verbatim($"  {web.Url}");
            page.Blank();
            var (run, evidence) = await playing;
            SummaryView.Show(page, run);
            if (choices.Json)
            {
                await streams.Output.WriteLineAsync(RunDocument.From(run).ToJson());
            }

            var isWritten = HtmlOption.TryWrite(streams, choices.Html, () => evidence);
            page.Blank();
            page.Paragraph("The page stays until Ctrl+C.", Look.Faint);
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ContinueWith(
                static _ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
            return isWritten && run.Passed ? ExitCodes.Passed : ExitCodes.Failed;
        }
        catch (IOException e) when (e.Message.Contains("--web-port", StringComparison.Ordinal))
        {
            await streams.Error.WriteLineAsync(e.Message);
            return ExitCodes.Usage;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync("Stopped before its end.");
            return ExitCodes.Stopped;
        }
    }
}
