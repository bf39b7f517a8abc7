using System.CommandLine;
using System.Globalization;
using Failover.Drill.Simulation;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary><c>drill simulate</c>: random worlds, random faults, and what must hold in all of them.</summary>
internal static class SimulateCommand
{
    private const int ProgressEvery = 25;

    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "The number of worlds.", DefaultValueFactory = _ => 1000 };
        runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("Expected --runs to be 1 or more.");
            }
        });
        var seed = new Option<int>("--seed")
        {
            Description = "Determines everything random: the same seed gives the same runs.",
            DefaultValueFactory = _ => 1,
        };
        var worlds = new Option<string>("--worlds")
        {
            Description = "mixed, single (one region) or regional (several).",
            DefaultValueFactory = _ => "mixed",
        };
        worlds.AcceptOnlyFromAmong("mixed", "single", "regional");
        var one = new Option<int?>("--case")
        {
            Description = "Plays one world again, by the seed that a violation names, and prints everything that happens.",
        };
        var json = new Option<bool>("--json") { Description = "Prints one JSON document, and nothing else." };
        var command = new Command(
            "simulate",
            "Runs random worlds under random faults, and checks the invariants at every event.") { runs, seed, worlds, one, json };
        command.SetAction(parsed =>
            parsed.GetValue(one) is { } number
                ? Trace(parsed.InvocationConfiguration.Output, number, Share(parsed.GetValue(worlds)))
                : Run(
                    parsed.InvocationConfiguration,
                    new Simulator(parsed.GetValue(runs), parsed.GetValue(seed), Share(parsed.GetValue(worlds))),
                    parsed.GetValue(runs),
                    parsed.GetValue(json)));
        return command.WithFacts();
    }

    private static double Share(string? worlds) => worlds switch
    {
        "single" => 0,
        "regional" => 1,
        _ => SimulationCase.RegionalShare,
    };

    private static int Trace(TextWriter output, int seed, double regional)
    {
        var run = SimulationRun.Execute(SimulationCase.Draw(seed, regional));
        output.WriteLine($"world: {run.Case.World}");
        run.Case.Faults.ToList().ForEach(fault => output.WriteLine($"fault: {fault}"));
        foreach (var entry in run.Trace)
        {
            output.WriteLine($"{entry.At:HH:mm:ss.fff} {entry.Source} {entry.Kind} {entry.Subject}: {entry.Detail}");
        }

        foreach (var message in run.Messages)
        {
            output.WriteLine(message);
        }

        return run.Violations.Count == 0 ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private static int Run(InvocationConfiguration streams, Simulator simulator, int runs, bool json)
    {
        // Only if somebody is watching: a line that overwrites itself is noise in a file.
        if (ReferenceEquals(streams.Error, Console.Error) && !Console.IsErrorRedirected)
        {
            simulator.Progress = (done, found) => ShowProgress(streams.Error, runs, done, found);
        }

        var document = simulator.Run();
        if (json)
        {
            streams.Output.WriteLine(document.ToJson());
        }
        else
        {
            SimulationView.Show(streams.Output, document);
        }

        return document.Violations.Count == 0 ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private static void ShowProgress(TextWriter output, int runs, int done, int found)
    {
        if (done % ProgressEvery == 0 || done == runs)
        {
            output.Write(
                string.Create(CultureInfo.InvariantCulture, $"\r{done}/{runs} runs, {found} violations{(done == runs ? "\n" : "")}"));
        }
    }
}
