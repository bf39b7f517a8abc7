using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.LocalCloud;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Bench;

/// <summary>Records every claim of success that a design makes, and whether it was true at that moment.</summary>
internal sealed class ClaimObserver
{
    private readonly World world;
    private readonly RecordObserver record;
    private readonly List<(TimeSpan At, bool True)> said = [];
    private readonly List<(TimeSpan At, bool True)> reports = [];

    public ClaimObserver(World world, RecordObserver record)
    {
        this.world = world;
        this.record = record;
        world.Cloud.Lambda.Logged += Note;
        world.Cloud.Core.Journal.Written += Note;
    }

    /// <summary>The article's claims are in its log; ours are the executions' outcomes, judged when they were reported.</summary>
    public IReadOnlyList<(TimeSpan At, bool True)> Claims(IReadOnlyList<EndedExecution> ended)
    {
        var executions = ended.Where(static e => e.Report?.Outcome is Outcome.Recovered or Outcome.Drilled);
        return [.. said, .. executions.Select(e => reports.FindLast(r => World.Start + r.At <= e.Execution.StoppedAt))];
    }

    private void Note(string function, string line)
    {
        if (line.StartsWith(ArticleFailover.Claim, StringComparison.Ordinal))
        {
            said.Add((world.Cloud.Core.Time.Elapsed, record.LeadsToWriter()));
        }
    }

    private void Note(JournalEntry entry)
    {
        if (entry is { Source: "lambda", Kind: "returned", Subject: nameof(ReportOutcomeFunction) })
        {
            reports.Add((world.Cloud.Core.Time.Elapsed, record.LeadsToWriter()));
        }
    }
}
