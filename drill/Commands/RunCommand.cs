using System.CommandLine;
using System.CommandLine.Parsing;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;
using Failover.Drill.Worlds;
using Spectre.Console;

namespace Failover.Drill.Commands;

/// <summary><c>drill run [SCENARIO]</c>: one scenario, shown live, or as one JSON document.</summary>
internal static class RunCommand
{
    private const string Standard = "writer-crash";

    public static Command Create()
    {
        var scenario = new Argument<string>("scenario")
        {
            Description = "The scenario's name or its fault's id; see: drill list",
            DefaultValueFactory = _ => Standard,
        };
        var trace = new Option<bool>("--trace") { Description = "Every happening of the world, a line each, instead of the live view." };
        var (seed, pace, json) = Options();
        var command = new Command("run", "Runs a scenario on the local cloud.") { scenario, seed, pace, trace, json };
        command.SetAction(parsed => Run(
            parsed.GetRequiredValue(scenario), parsed.GetValue(seed), parsed.GetValue(pace), parsed.GetValue(json), parsed.GetValue(trace)));
        return command;
    }

    public static void MakeDefault(RootCommand root)
    {
        var (seed, pace, json) = Options();
        root.Add(seed);
        root.Add(pace);
        root.Add(json);
        root.SetAction(parsed => Run(Standard, parsed.GetValue(seed), parsed.GetValue(pace), parsed.GetValue(json), trace: false));
    }

    private static (Option<int> Seed, Option<double?> Pace, Option<bool> Json) Options() => (
        new Option<int>("--seed") { Description = "All chance of the world; the same seed gives the same trace.", DefaultValueFactory = _ => 1 },
        Positive(new Option<double?>("--pace") { Description = "Plays it at so many times real time; without it, as fast as it goes." }),
        new Option<bool>("--json") { Description = "One JSON document on standard output, nothing else." });

    private static Option<double?> Positive(Option<double?> option)
    {
        option.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<double?>() is { } pace && !(pace > 0 && double.IsFinite(pace)))
            {
                result.AddError($"Expected --pace to be a number above 0, such as 10, but found {pace}.");
            }
        });
        return option;
    }

    private static int Run(string name, int seed, double? pace, bool json, bool trace)
    {
        if (ScenarioLibrary.Find(name) is not { } scenario)
        {
            Console.Error.WriteLine($"Expected the name of a scenario, but found '{name}'.{ScenarioLibrary.Suggest(name)} See: drill list");
            return ExitCodes.Usage;
        }

        if (json)
        {
            var quiet = ScenarioRun.Execute(scenario, seed, pace);
            Console.Out.WriteLine(RunDocument.Of(quiet).ToJson());
            return quiet.Passed ? ExitCodes.Passed : ExitCodes.Failed;
        }

        var console = AnsiConsole.Console;
        LiveView.Announce(console, scenario, seed);
        var run = ScenarioRun.Execute(scenario, seed, pace, world => Watch(world, console, scenario, trace));
        SummaryView.Show(console, run);
        return run.Passed ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private static void Watch(World world, IAnsiConsole console, Scenario scenario, bool trace)
    {
        if (trace)
        {
            world.Cloud.Core.Journal.Written += TraceView.Show;
        }
        else
        {
            new LiveView(console, world, scenario).Attach();
        }
    }
}
