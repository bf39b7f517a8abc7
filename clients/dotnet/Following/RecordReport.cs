using Failover.DocumentDb.Records;
using Failover.DocumentDb.Telemetry;

namespace Failover.DocumentDb.Following;

/// <summary>Logs what is wrong with the record once, not at each look.</summary>
internal sealed class RecordReport(FollowerLog log)
{
    private volatile string? problem;

    /// <summary>What was wrong at the last look; null if nothing was.</summary>
    public string? Problem => problem;

    public void Note(RecordAnswer answer)
    {
        if (answer.Problem is { } found && found != problem)
        {
            log.RecordProblem(found);
        }

        problem = answer.Problem;
    }
}
