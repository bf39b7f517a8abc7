using System.CommandLine;
using Failover.Drill.Simulation;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary><c>drill simulate</c>: random worlds, random faults, and what must hold in all of them.</summary>
internal static class SimulateCommand
{
    public static Command Create()
    {
        var runs = RunCommand.RunsOption("The number of worlds.", 1000);
        var seed = RunCommand.SeedOption();
        var worlds = new Option<string>("--worlds")
        {
            Description = "mixed, single (one region) or regional (several).",
            DefaultValueFactory = _ => "mixed",
        };
        worlds.AcceptOnlyFromAmong("mixed", "single", "regional");
        var one = new Option<int?>("--case")
        {
            Description = "Plays one world again, by the seed that a violation names, and prints everything that happens.",
        }.MustBe("the whole number that a violation names, such as 42", OptionRules.IsWhole);
        var json = FollowCommand.JsonOption();
        var command = new Command(
            "simulate",
            "Runs random worlds under random faults, and checks the invariants at every event.") { runs, seed, worlds, one, json };
        command.SetAction((parsed, stop) =>
        {
            var (streams, share) = (parsed.InvocationConfiguration, Share(parsed.GetValue(worlds)));
            return Task.Run(
                () => parsed.GetValue(one) is { } number
                    ? Trace(streams.Output, number, share, parsed.GetValue(json))
                    : Run(streams, parsed.GetValue(runs), parsed.GetValue(seed), share, parsed.GetValue(json), stop),
                CancellationToken.None);
        });
        return command.WithFacts();
    }

    private static double Share(string? worlds) => worlds switch
    {
        "single" => 0,
        "regional" => 1,
        _ => SimulationCase.RegionalShare,
    };

    private static int Trace(TextWriter output, int seed, double regional, bool json)
    {
        var run = SimulationRun.Execute(SimulationCase.Draw(seed, regional));
        if (json)
        {
            output.WriteLine(SimulatedCaseDocument.From(run).ToJson());
        }
        else
        {
            SimulationView.Trace(output, run);
        }

        return run.Violations.Count == 0 ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private static int Run(InvocationConfiguration streams, int runs, int seed, double regional, bool json, CancellationToken stop)
    {
        var document = StudyOutput.Play(streams, "worlds", runs, progress =>
            new Simulator(runs, seed, regional)
            {
                Progress = (_, found) => progress.Step(found == 0 ? "" : $"{found} violations"),
            }.Run(stop));
        if (json)
        {
            streams.Output.WriteLine(document.ToJson());
        }
        else
        {
            SimulationView.Show(Page.On(streams.Output), document);
        }

        return StudyOutput.End(streams, document.Passed, document.Stopped);
    }
}
