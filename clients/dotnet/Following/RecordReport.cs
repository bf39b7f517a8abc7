using Failover.DocumentDb.Records;
using Failover.DocumentDb.Telemetry;

namespace Failover.DocumentDb.Following;

/// <summary>Logs a problem with the record once, not at every check.</summary>
internal sealed class RecordReport(FollowerLog log)
{
    private volatile string? problem;

    /// <summary>The problem at the last check; null if there was none.</summary>
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
