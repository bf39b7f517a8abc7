using System.CommandLine;
using Failover.Drill.Pages.Model;
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

    /// <summary>Of a simulated run.</summary>
    public static Option<bool> Create() => Create(
        "Serves the run's page on 127.0.0.1, kept up to date, until Ctrl+C. The run begins when you start it there.");

    public static Option<bool> Create(string description) => new("--web") { Description = description };

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
        return await ShowAsync(
            streams, page, web, choices.WebPort, "Open this page, and start the run there. Ctrl+C ends it.",
            world => new LiveView(page, world, World.Start + scenario.FirstFault).Attach(),
            (run, evidence) =>
            {
                SummaryView.Show(page, run);
                if (choices.Json)
                {
                    streams.Output.WriteLine(RunDocument.From(run).ToJson());
                }

                return HtmlOption.TryWrite(streams, choices.Html, () => evidence) && run.Passed;
            },
            stop);
    }

    /// <summary>Serves a run's page while it is played, and keeps it until Ctrl+C.</summary>
    /// <param name="watch">Called with the world before it begins.</param>
    /// <param name="ended">Called with the run once it has ended; returns whether it passed.</param>
    public static async Task<int> ShowAsync(
        InvocationConfiguration streams, Page page, WebRun web, int port, string instruction, Action<World>? watch,
        Func<ScenarioRun, RunEvidence, bool> ended, CancellationToken stop)
    {
        try
        {
            var playing = await web.StartAsync(port, watch, stop);
            Announce(page, instruction, web.Url);
            var (run, evidence) = await playing;
            var passed = ended(run, evidence);
            await StayAsync(page, stop);
            return passed ? ExitCodes.Passed : ExitCodes.Failed;
        }
        catch (WebPortException e)
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

    public static void Announce(Page page, string instruction, Uri url)
    {
        page.Blank();
        page.Paragraph(instruction);
        page.Verbatim($"  {url}");
        page.Blank();
    }

    /// <summary>Until Ctrl+C, which is how it is meant to end: no error.</summary>
    public static async Task StayAsync(Page page, CancellationToken stop)
    {
        page.Blank();
        page.Paragraph("The page stays until Ctrl+C.", Look.Faint);
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }
}
