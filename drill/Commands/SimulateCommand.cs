using System.CommandLine;
using System.Globalization;
using Failover.Drill.Simulation;

namespace Failover.Drill.Commands;

/// <summary><c>drill simulate</c>: random worlds, random faults, and what must hold whatever happens.</summary>
internal static class SimulateCommand
{
    private const int ProgressEvery = 25;

    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "How many worlds.", DefaultValueFactory = _ => 1000 };
        runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("Expected --runs to be 1 or more.");
            }
        });
        var seed = new Option<int>("--seed") { Description = "All chance; the same seed gives the same runs.", DefaultValueFactory = _ => 1 };
        var worlds = new Option<string>("--worlds") { Description = "mixed, single (one region) or regional (several).", DefaultValueFactory = _ => "mixed" };
        worlds.AcceptOnlyFromAmong("mixed", "single", "regional");
        var one = new Option<int?>("--case") { Description = "Plays one world again, by the seed that a violation names, and prints all that happens in it." };
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output, nothing else." };
        var command = new Command("simulate", "Runs random worlds under random faults, and checks the invariants at every event.") { runs, seed, worlds, one, json };
        command.SetAction(parsed => parsed.GetValue(one) is { } number ? Trace(number, Share(parsed.GetValue(worlds))) : Run(parsed.GetValue(runs), parsed.GetValue(seed), Share(parsed.GetValue(worlds)), parsed.GetValue(json)));
        return command;
    }

    private static double Share(string? worlds) => worlds switch
    {
        "single" => 0,
        "regional" => 1,
        _ => SimulationCase.RegionalShare,
    };

    private static int Trace(int seed, double regional)
    {
        var run = SimulationRun.Execute(SimulationCase.Draw(seed, regional));
        Console.Out.WriteLine($"world: {run.Case.World}");
        run.Case.Faults.ToList().ForEach(fault => Console.Out.WriteLine($"fault: {fault}"));
        foreach (var entry in run.Trace)
        {
            Console.Out.WriteLine($"{entry.At:HH:mm:ss.fff} {entry.Source} {entry.Kind} {entry.Subject}: {entry.Detail}");
        }

        foreach (var message in run.Messages)
        {
            Console.Out.WriteLine(message);
        }

        return run.Violations.Count == 0 ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private static int Run(int runs, int seed, double regional, bool json)
    {
        var simulator = new Simulator(runs, seed, regional) { Progress = Console.IsErrorRedirected ? null : (done, found) => ShowProgress(runs, done, found) };
        var document = simulator.Run();
        if (json)
        {
            Console.Out.WriteLine(document.ToJson());
        }
        else
        {
            Views.SimulationView.Show(Console.Out, document);
        }

        return document.Violations.Count == 0 ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private static void ShowProgress(int runs, int done, int found)
    {
        if (done % ProgressEvery == 0 || done == runs)
        {
            Console.Error.Write(string.Create(CultureInfo.InvariantCulture, $"\r{done}/{runs} runs, {found} violations{(done == runs ? "\n" : "")}"));
        }
    }
}
