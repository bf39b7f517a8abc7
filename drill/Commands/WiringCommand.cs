using System.CommandLine;
using System.Globalization;
using Failover.Drill.Wiring;

namespace Failover.Drill.Commands;

/// <summary><c>drill wiring</c>: breaks each property of the template in turn, and lists the changes that nothing notices.</summary>
internal static class WiringCommand
{
    public static Command Create()
    {
        var resource = new Option<string?>("--resource") { Description = "Only resources whose logical ID begins with this." };
        var sample = new Option<int>("--sample")
        {
            Description = "Only every such mutant: 10 takes every tenth.",
            DefaultValueFactory = static _ => 1,
        };
        var command = new Command("wiring", "Breaks each property of the template in turn, and lists what nothing notices.")
        {
            resource, sample,
        };
        command.SetAction(parsed =>
        {
            var output = parsed.InvocationConfiguration.Output;
            var run = WiringRun.Execute(
                parsed.GetValue(resource), Math.Max(1, parsed.GetValue(sample)), mutant => output.WriteLine($"unnoticed: {mutant}"));
            foreach (var probe in run.Probes)
            {
                output.WriteLine(string.Create(CultureInfo.InvariantCulture,
                    $"{probe.Name}: {probe.Looks} looks, {probe.Noticed} noticed, {probe.Took.TotalSeconds:F1} s"));
            }

            output.WriteLine($"{run.Mutants} mutants, {run.Allowed} unnoticed with a reason, {run.Unnoticed.Count} without");
            return run.Unnoticed.Count == 0 ? ExitCodes.Passed : ExitCodes.Failed;
        });
        return command;
    }
}
