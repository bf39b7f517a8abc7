using System.CommandLine;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary><c>drill matrix</c>: every fault, the right outcome, and whether it was reached.</summary>
internal static class MatrixCommand
{
    public static Command Create()
    {
        var seed = new Option<int>("--seed")
        {
            Description = "Determines everything random in the worlds: the same seed gives the same table.",
            DefaultValueFactory = _ => 1,
        };
        var json = new Option<bool>("--json") { Description = "Prints one JSON document, and nothing else." };
        var command = new Command("matrix", "Plays every fault of the matrix and checks for the right outcome.") { seed, json };
        command.SetAction(parsed =>
        {
            var rows = FaultMatrix.Run(parsed.GetValue(seed));
            parsed.InvocationConfiguration.Output.WriteLine(
                parsed.GetValue(json) ? MatrixView.Json(rows, parsed.GetValue(seed)) : MatrixView.Text(rows).TrimEnd());
            return rows.All(r => r.Passed) ? ExitCodes.Passed : ExitCodes.Failed;
        });
        return command;
    }
}
