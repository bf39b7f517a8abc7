using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using Failover.Drill.Views;
using Failover.Drill.Wiring;

namespace Failover.Drill.Commands;

/// <summary><c>drill wiring</c>: breaks each property of the template in turn, and lists the changes that nothing notices.</summary>
internal static class WiringCommand
{
    public static Command Create()
    {
        var resource = new Option<string?>("--resource") { Description = "Only resources whose logical id begins with this." };
        var json = FollowCommand.JsonOption();
        var command = new Command(
            "wiring", "Breaks each property of the template in turn, and lists what nothing notices.") { resource, json };
        command.SetAction(parsed => Run(parsed.InvocationConfiguration, parsed.GetValue(resource), parsed.GetValue(json)));
        return command;
    }

    private static int Run(InvocationConfiguration streams, string? resource, bool json)
    {
        using var lazy = new LazyProgress(streams);
        var run = WiringRun.Execute(resource, lazy.Step);
        if (json)
        {
            streams.Output.WriteLine(JsonSerializer.Serialize(run, WiringJson.Default.WiringRun));
        }
        else
        {
            var page = Page.On(streams.Output);
            foreach (var mutant in run.Unnoticed)
            {
                page.Row([new Cell("unnoticed: ", Look.Bad)], mutant, Look.Plain);
            }

            page.Paragraph($"{run.Mutants} mutants, {run.Unnoticed.Count} unnoticed");
        }

        return run.Passed ? ExitCodes.Passed : ExitCodes.Failed;
    }

    /// <summary>How many mutants there are is known once they are made.</summary>
    private sealed class LazyProgress(InvocationConfiguration streams) : IDisposable
    {
        private readonly Lock gate = new();
        private ProgressLine? line;

        public void Step(int total)
        {
            lock (gate)
            {
                line ??= ProgressLine.On(streams.Error, "mutants", total);
            }

            line.Step();
        }

        public void Dispose() => line?.Dispose();
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, WriteIndented = true)]
[JsonSerializable(typeof(WiringRun))]
internal sealed partial class WiringJson : JsonSerializerContext;
