using System.CommandLine;
using Failover.Drill.Bench;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary>
/// <c>drill bench</c>: the baselines' designs and ours on the same worlds; with <c>--speed</c> how fast the drill itself is.
/// </summary>
internal static class BenchCommand
{
    public static Command Create()
    {
        var runs = RunCommand.RunsOption("Worlds; fewer than 1000 are too few for the promised percentiles.", 1000);
        var seed = RunCommand.SeedOption();
        var speed = new Option<bool>("--speed")
        {
            Description = "Measures the simulation itself, and a fleet of clusters that fail at once.",
        };
        var clusters = new Option<int>("--clusters")
        {
            Description = "With --speed, the largest fleet: 1, 10, 100 or 1000 clusters that fail at once.",
            DefaultValueFactory = _ => 100,
        };
        var json = FollowCommand.JsonOption();
        var command = new Command(
            "bench", "Compares Failover with an alarm and a blind UPSERT, and with a competent design of the same parts.")
        {
            runs, seed, speed, clusters, json,
        };
        command.SetAction((parsed, stop) => Task.Run(
            () => parsed.GetValue(speed)
                ? Speed(parsed.InvocationConfiguration.Output, parsed.GetValue(seed), parsed.GetValue(clusters), parsed.GetValue(json))
                : Compare(
                    parsed.InvocationConfiguration, parsed.GetValue(runs), parsed.GetValue(seed), parsed.GetValue(json), stop),
            CancellationToken.None));
        return command.WithFacts();
    }

    private static int Compare(InvocationConfiguration streams, int runs, int seed, bool json, CancellationToken stop)
    {
        var document = StudyOutput.Play(streams, "worlds", runs, progress => BenchRun.Execute(runs, seed, () => progress.Step(), stop));
        if (json)
        {
            streams.Output.WriteLine(document.ToJson());
        }
        else
        {
            BenchView.Show(Page.On(streams.Output), document);
        }

        return StudyOutput.End(streams, document.Passed, document.Stopped);
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

        return document.Passed ? ExitCodes.Passed : ExitCodes.Failed;
    }
}
