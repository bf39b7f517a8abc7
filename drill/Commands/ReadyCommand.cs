using System.CommandLine;
using System.Text.Json;
using Failover.Drill.OnAws;
using Failover.Drill.Ready;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary>
/// <c>drill ready</c>: whether a failover would work right now, and what to fix; with <c>--break</c> or <c>--all</c>, whether the
/// evaluation names a misconfiguration.
/// </summary>
internal static class ReadyCommand
{
    public static Command Create()
    {
        var broken = new Option<string?>("--break")
        {
            Description =
                "Creates a misconfiguration, and passes if exactly that is named: "
                    + $"{string.Join(", ", Misconfigurations.All.Select(m => m.Name))}.",
        }.MustBe("a misconfiguration's name; see: drill ready --help", name => Misconfigurations.Find(name) is not null);
        var all = new Option<bool>("--all") { Description = "Tries each of them in turn, and none." };
        var machine = ReadyOnAws.StateMachineOption();
        var seed = RunCommand.SeedOption();
        var json = new Option<bool>("--json") { Description = "Prints one JSON document, and nothing else." };
        var command = new Command(
            "ready", "Answers whether a failover would work right now, and what to fix.") { machine, broken, all, seed, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(machine) is not null && (result.GetValue(broken) is not null || result.GetValue(all)))
            {
                result.AddError("Expected --state-machine without --break and --all: nothing is broken on AWS.");
            }
        });
        command.SetAction((parsed, stop) =>
        {
            if (parsed.GetValue(machine) is { } arn)
            {
                var streams = parsed.InvocationConfiguration;
                return AwsSession.RunAsync(streams, StepFunctionsArn.Parse(arn)!.Region, client => ReadyOnAws.AskAsync(
                    streams, client, arn, parsed.GetValue(json), TimeProvider.System, stop));
            }

            var output = parsed.InvocationConfiguration.Output;
            var number = parsed.GetValue(seed);
            return Task.FromResult(parsed.GetValue(all) ? All(output, number, parsed.GetValue(json))
                : parsed.GetValue(broken) is { } name ? Break(output, Misconfigurations.Find(name)!, number, parsed.GetValue(json))
                : ReadyOnAws.Print(output, ReadyRun.Execute(null, number).Report, parsed.GetValue(json)));
        });
        return command;
    }

    private static int Break(TextWriter output, Misconfiguration broken, int seed, bool json)
    {
        var run = ReadyRun.Execute(broken, seed);
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(ReadyDocument.From(run), ReadyJson.Readable.ReadyDocument));
        }
        else
        {
            ReadyView.Show(Page.On(output), run);
        }

        return run.Passed ? ExitCodes.Passed : ExitCodes.Failed;
    }

    private static int All(TextWriter output, int seed, bool json)
    {
        List<ReadyRun> runs = [ReadyRun.Execute(null, seed), .. Misconfigurations.All.Select(m => ReadyRun.Execute(m, seed))];
        var passed = runs.Count(r => r.Passed);
        if (json)
        {
            var document = new ReadyDocuments(passed == runs.Count, passed, runs.Count, [.. runs.Select(ReadyDocument.From)]);
            output.WriteLine(JsonSerializer.Serialize(document, ReadyJson.Readable.ReadyDocuments));
        }
        else
        {
            ReadyView.Show(Page.On(output), runs);
        }

        return passed == runs.Count ? ExitCodes.Passed : ExitCodes.Failed;
    }
}
