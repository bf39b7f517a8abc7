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
        var runs = new Option<int>("--runs") { Description = "Worlds per case.", DefaultValueFactory = _ => 100 };
        runs.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 and var found)
            {
                result.AddError($"Expected --runs to be 1 or more, but found {found}.");
            }
        });
        var seed = new Option<int>("--seed") { Description = "The first world's seed; the others follow.", DefaultValueFactory = _ => 1 };
        var json = new Option<bool>("--json") { Description = "Prints one JSON document, and nothing else." };
        var command = new Command(
            "detect", "Measures how fast a dead writer is detected, and what false alarms cause.") { runs, seed, json };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var study = DetectionStudy.Make(parsed.GetValue(runs), parsed.GetValue(seed));
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(study, DetectJson.Default.DetectionStudy));
            }
            else
            {
                DetectionView.Show(Page.On(output), study);
            }

            return study.Passed ? ExitCodes.Passed : ExitCodes.Failed;
        });
        return command.WithFacts();
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(DetectionStudy))]
internal sealed partial class DetectJson : JsonSerializerContext;
