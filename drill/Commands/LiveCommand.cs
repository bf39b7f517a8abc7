using System.CommandLine;
using System.Net.Sockets;
using Failover.Drill.Live;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;
using Failover.Drill.Web;

namespace Failover.Drill.Commands;

/// <summary><c>drill live [SCENARIO]</c>: the local cloud on real sockets, in real time, for real drivers.</summary>
internal static class LiveCommand
{
    private const int HighestPort = 65535;
    private const double LongestStrike = 3600;
    private const int LastNetwork = 220;

    public static Command Create()
    {
        var scenario = new Argument<string>("scenario")
        {
            Description = "The scenario's name or its fault's id; see: drill list",
            HelpName = "scenario",
            DefaultValueFactory = _ => "writer-crash",
        };
        scenario.CompletionSources.Add([.. ScenarioLibrary.All.Select(static one => one.Name)]);
        var seed = RunCommand.SeedOption();
        var strike = new Option<double>("--strike")
        {
            Description = "Seconds until the first fault.",
            DefaultValueFactory = _ => 30,
        }.MustBe(
            $"a number of seconds from 0 to {LongestStrike}",
            text => OptionRules.IsNumber(text, value => value is >= 0 and <= LongestStrike));
        var port = new Option<int>("--resolver-port")
        {
            Description = "The DNS server's port on 127.0.0.1; 0 for any free one.",
            DefaultValueFactory = _ => 5353,
        }.MustBe($"a port from 0 to {HighestPort}", text => OptionRules.IsWhole(text, 0, HighestPort));
        var settle = new Option<double>("--settle")
        {
            Description = "Seconds to continue after everything has ended, for applications to come back.",
            DefaultValueFactory = _ => 45,
        }.MustBe(
            $"a number of seconds from 0 to {LongestStrike}",
            text => OptionRules.IsNumber(text, value => value is >= 0 and <= LongestStrike));
        var network = new Option<int>("--network")
        {
            Description = "Instances listen at 127.NETWORK.0.0/16, another region's at the next: needed to run several at once.",
            DefaultValueFactory = _ => Loopback.Usual,
        }.MustBe($"a number from 1 to {LastNetwork}", text => OptionRules.IsWhole(text, 1, LastNetwork));
        var caFile = new Option<string>("--ca-file")
        {
            Description = "The file to which the CA's certificate is written.",
            DefaultValueFactory = _ => "drill-ca.pem",
        };
        var json = new Option<bool>("--json") { Description = "Prints one JSON document at the end; the view goes to standard error." };
        var (web, webPort) = (WebOption.Create("Serves the run's page on 127.0.0.1, kept up to date, until Ctrl+C."), WebOption.Port());
        var command = new Command("live", "Runs a scenario on real sockets in real time, for your own application.")
        {
            scenario, seed, strike, settle, port, network, caFile, json, web, webPort,
        };
        command.SetAction((parsed, stop) => RunAsync(
            parsed.InvocationConfiguration,
            parsed.GetRequiredValue(scenario),
            new Choices(
                parsed.GetValue(seed),
                TimeSpan.FromSeconds(parsed.GetValue(strike)),
                TimeSpan.FromSeconds(parsed.GetValue(settle)),
                parsed.GetValue(port),
                parsed.GetValue(network),
                parsed.GetRequiredValue(caFile),
                parsed.GetValue(json),
                parsed.GetValue(web) ? parsed.GetValue(webPort) : null),
            stop));
        return command;
    }

    private static async Task<int> RunAsync(InvocationConfiguration streams, string name, Choices choices, CancellationToken stop)
    {
        if (ScenarioLibrary.Find(name) is not { } scenario)
        {
            await streams.Error.WriteLineAsync(ScenarioLibrary.Unknown(name));
            return ExitCodes.Usage;
        }

        var page = Page.On(choices.Json ? streams.Error : streams.Output);
        await using var session = new LiveSession(page, scenario, choices, stop);
        try
        {
            if (choices.WebPort is null)
            {
                return Show(streams, page, await session.PlayAsync(), session.Databases, choices.Json);
            }

            await using var web = new WebRun(session.Story, choices.Seed, pace: 1, session.InRealTime);
            return await WebOption.ShowAsync(
                streams, page, web, choices.WebPort.Value, "Open this page to follow the run. Ctrl+C ends it.", watch: null,
                (run, _) => Show(streams, page, run, session.Databases, choices.Json) == ExitCodes.Passed, stop);
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException)
        {
            await streams.Error.WriteLineAsync(
                $"Expected free addresses and a writable file, found: {e.Message} See --resolver-port, --ca-file.");
            return ExitCodes.Usage;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            await streams.Error.WriteLineAsync("Stopped before its end.");
            return ExitCodes.Stopped;
        }
    }

    private static int Show(InvocationConfiguration streams, Page page, ScenarioRun run, LiveDatabases databases, bool json)
    {
        var document = LiveDocument.From(run, databases);
        SummaryView.Show(page, run);
        LivePage.Clients(page, document);
        if (json)
        {
            streams.Output.WriteLine(document.ToJson());
        }

        return run.Passed ? ExitCodes.Passed : ExitCodes.Failed;
    }

    /// <param name="WebPort">The port of its page; 0 for any free one; null for no page.</param>
    internal sealed record Choices(
        int Seed, TimeSpan Strike, TimeSpan Settle, int ResolverPort, int Network, string CaFile, bool Json, int? WebPort);
}
