using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Failover.Drill.Detection;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary><c>drill detect</c>: how fast the witnesses detect a dead writer, and what they mistake for one.</summary>
internal static class DetectCommand
{
    public static Command Create()
    {
        var runs = RunCommand.RunsOption("Worlds per case.", 100);
        var seed = RunCommand.SeedOption();
        var json = FollowCommand.JsonOption();
        var command = new Command(
            "detect", "Measures how fast a dead writer is detected, and what false alarms cause.") { runs, seed, json };
        command.SetAction((parsed, stop) => Task.Run(
            () => Study(
                parsed.InvocationConfiguration, parsed.GetValue(runs), parsed.GetValue(seed), parsed.GetValue(json), stop),
            CancellationToken.None));
        return command.WithFacts();
    }

    private static int Study(InvocationConfiguration streams, int runs, int seed, bool json, CancellationToken stop)
    {
        var study = StudyOutput.Play(streams, "worlds", DetectionStudy.Worlds(runs), progress =>
            DetectionStudy.Make(runs, seed, () => progress.Step(), stop));
        if (json)
        {
            streams.Output.WriteLine(JsonSerializer.Serialize(study, DetectJson.Default.DetectionStudy));
        }
        else
        {
            DetectionView.Show(Page.On(streams.Output), study);
        }

        return StudyOutput.End(streams, study.Passed, study.Stopped);
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DetectionStudy))]
internal sealed partial class DetectJson : JsonSerializerContext;
