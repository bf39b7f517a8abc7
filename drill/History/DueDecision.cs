namespace Failover.Drill.History;

/// <summary>When the next drill is due: counted, as by readiness, from the last proven drill or real failover. Pure.</summary>
/// <param name="Last">Null if none was ever proven.</param>
/// <param name="DueAt">Now, if none was ever proven.</param>
internal sealed record DueDecision(PastExecution? Last, DateTimeOffset DueAt, bool IsOverdue)
{
    public static DueDecision Decide(IEnumerable<PastExecution> executions, TimeSpan every, DateTimeOffset now)
    {
        var last = executions
            .Where(static one => one is { Kind: ExecutionKind.Drill or ExecutionKind.Real, Outcome: "drilled" or "recovered" })
            .MaxBy(static one => one.StartedAt);
        var due = last is null ? now : last.StartedAt + every;
        return new DueDecision(last, due, due <= now);
    }
}
