using System.CommandLine;
using Failover.Drill.Wiring;

namespace Failover.Drill.Commands;

/// <summary><c>drill wiring</c>: breaks each property of the template in turn, and lists the changes that nothing notices.</summary>
internal static class WiringCommand
{
    public static Command Create()
    {
        var resource = new Option<string?>("--resource") { Description = "Only resources whose logical id begins with this." };
        var command = new Command("wiring", "Breaks each property of the template in turn, and lists what nothing notices.") { resource };
        command.SetAction(parsed =>
        {
            var (run, output) = (WiringRun.Execute(parsed.GetValue(resource)), parsed.InvocationConfiguration.Output);
            foreach (var mutant in run.Unnoticed)
            {
                output.WriteLine($"unnoticed: {mutant}");
            }

            output.WriteLine($"{run.Mutants} mutants, {run.Unnoticed.Count} unnoticed");
            return run.Unnoticed.Count == 0 ? ExitCodes.Passed : ExitCodes.Failed;
        });
        return command;
    }
}
