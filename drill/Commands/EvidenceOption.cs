using System.CommandLine;
using Failover.Drill.History;
using Failover.Drill.Scenarios;

namespace Failover.Drill.Commands;

/// <summary><c>--evidence DIR</c>: what a run's state machines wrote to their buckets.</summary>
internal static class EvidenceOption
{
    public static Option<string?> Create() => new("--evidence")
    {
        Description = "Writes the evidence of each execution, as in the stack's bucket, into the folder SCENARIO-SEED in this one.",
        HelpName = "DIR",
    };

    /// <returns>False if a file cannot be written; standard error says why.</returns>
    public static bool TryWrite(InvocationConfiguration streams, string? folder, ScenarioRun run)
    {
        if (folder is null)
        {
            return true;
        }

        try
        {
            EvidenceExport.Write(run.World, Path.Combine(folder, $"{run.Scenario.Name}-{run.Seed}"));
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or NotSupportedException)
        {
            streams.Error.WriteLine($"Expected to write evidence into {folder}, but could not: {e.Message} Name another folder.");
            return false;
        }
    }
}
