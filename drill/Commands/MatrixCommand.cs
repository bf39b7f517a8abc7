using System.CommandLine;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary><c>drill matrix</c>: every fault, the right outcome, and whether it was reached.</summary>
internal static class MatrixCommand
{
    public static Command Create()
    {
        var (seed, json) = (RunCommand.SeedOption(), FollowCommand.JsonOption());
        var command = new Command("matrix", "Plays every fault of the matrix and checks for the right outcome.") { seed, json };
        command.SetAction((parsed, stop) => Task.Run(
            () => Play(parsed.InvocationConfiguration, parsed.GetValue(seed), parsed.GetValue(json), stop), CancellationToken.None));
        return command;
    }

    private static int Play(InvocationConfiguration streams, int seed, bool json, CancellationToken stop)
    {
        var rows = StudyOutput.Play(streams, "faults", FaultMatrix.Rows.Count, progress =>
            FaultMatrix.Run(seed, () => progress.Step(), stop));
        streams.Output.WriteLine(json ? MatrixView.Json(rows, seed) : MatrixView.Text(rows).TrimEnd());
        return StudyOutput.End(streams, MatrixView.Passed(rows), rows.Count < FaultMatrix.Rows.Count);
    }
}
