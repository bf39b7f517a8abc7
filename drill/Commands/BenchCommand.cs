using System.CommandLine;
using Failover.Drill.Bench;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary>
/// <c>drill bench</c>: the article's design and ours on the same worlds; with <c>--speed</c> how fast the drill itself is.
/// </summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var runs = new Option<int>("--runs") { Description = "The number of worlds.", DefaultValueFactory = _ => 200 };
        runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() < 1)
            {
                result.AddError("Expected --runs to be 1 or more.");
            }
        });
        var seed = new Option<int>("--seed")
        {
            Description = "Determines everything random: the same seed gives the same worlds and figures.",
            DefaultValueFactory = _ => 1,
        };
        var speed = new Option<bool>("--speed")
        {
            Description = "Measures the simulation itself, and a fleet of clusters that fail at once.",
        };
        var clusters = new Option<int>("--clusters")
        {
            Description = "With --speed, the largest fleet: 1, 10, 100 or 1000 clusters that fail at once.",
            DefaultValueFactory = _ => 100,
        };
        var json = new Option<bool>("--json") { Description = "Prints one JSON document, and nothing else." };
        var command = new Command("bench", "Compares the article's design with ours.") { runs, seed, speed, clusters, json };
        command.SetAction(parsed => parsed.GetValue(speed)
            ? Speed(parsed.InvocationConfiguration.Output, parsed.GetValue(seed), parsed.GetValue(clusters), parsed.GetValue(json))
            : Compare(parsed.InvocationConfiguration.Output, parsed.GetValue(runs), parsed.GetValue(seed), parsed.GetValue(json)));
        return command.WithFacts();
    }

    private static int Compare(TextWriter output, int runs, int seed, bool json)
    {
        var document = BenchRun.Execute(runs, seed);
        if (json)
        {
            output.WriteLine(document.ToJson());
        }
        else
        {
            BenchView.Show(Page.ConsoleOn(output), document);
        }

        return document.Reached ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private static int Speed(TextWriter output, int seed, int clusters, bool json)
    {
        var document = SpeedBench.Execute(seed, clusters);
        if (json)
        {
            output.WriteLine(document.ToJson());
        }
        else
        {
            SpeedView.Show(Page.On(output), document);
        }

        return document.Fleets.All(static fleet => fleet.Recovered.Value == 1) ? ExitCodes.Passed : ExitCodes.Failed;
    }
}
