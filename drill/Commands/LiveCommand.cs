using System.CommandLine;
using System.Net.Sockets;
using Failover.Drill.Live;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;
using Failover.Drill.Worlds;

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
        var command = new Command("live", "Runs a scenario on real sockets in real time, for your own application.")
        {
            scenario, seed, strike, settle, port, network, caFile, json,
        };
        command.SetAction(parsed => Run(
            parsed.InvocationConfiguration,
            parsed.GetRequiredValue(scenario),
            new Choices(
                parsed.GetValue(seed),
                TimeSpan.FromSeconds(parsed.GetValue(strike)),
                TimeSpan.FromSeconds(parsed.GetValue(settle)),
                parsed.GetValue(port),
                parsed.GetValue(network),
                parsed.GetRequiredValue(caFile),
                parsed.GetValue(json))));
        return command;
    }

    private static int Run(InvocationConfiguration streams, string name, Choices choices)
    {
        if (ScenarioLibrary.Find(name) is not { } scenario)
        {
            streams.Error.WriteLine(ScenarioLibrary.Unknown(name));
            return ExitCodes.Usage;
        }

        try
        {
            return Play(streams, scenario, choices);
        }
        catch (Exception e) when (e is SocketException or IOException or UnauthorizedAccessException)
        {
            streams.Error.WriteLine($"Expected free addresses and a writable file, found: {e.Message} See --resolver-port, --ca-file.");
            return ExitCodes.Usage;
        }
    }

    private static int Play(InvocationConfiguration streams, Scenario scenario, Choices choices)
    {
        var page = Page.On(choices.Json ? streams.Error : streams.Output);
        LiveDatabases? databases = null;
        void Begin(World world)
        {
            databases = new LiveDatabases(world, choices.ResolverPort, scenario.FirstFault, choices.Network);
            File.WriteAllText(choices.CaFile, databases.CaPem);
            LivePage.Connect(page, databases, world.Spec.Record, world.Database.Port, Path.GetFullPath(choices.CaFile));
            LiveView.Announce(page, scenario, choices.Seed);
            new LiveView(page, world, World.Start + scenario.FirstFault).Attach();
        }

        try
        {
            var story = scenario with { Settle = choices.Settle };
            var run = ScenarioRun.Execute(story, choices.Seed, scenario.FirstFault - choices.Strike, pace: 1, Begin);
            return Show(streams, page, run, databases!, choices.Json);
        }
        finally
        {
            databases?.DisposeAsync().AsTask().GetAwaiter().GetResult();
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

    private sealed record Choices(
        int Seed, TimeSpan Strike, TimeSpan Settle, int ResolverPort, int Network, string CaFile, bool Json);
}
