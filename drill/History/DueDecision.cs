namespace Failover.Drill.History;

/// <summary>When the next drill is due: counted, as by readiness, from the last proven drill or real failover. Pure.</summary>
/// <param name="Last">Null if none was ever proven.</param>
/// <param name="DueAt">Now, if none was ever proven.</param>
/// <param name="Skipped">The newest drill on the calendar that was skipped after <paramref name="Last"/>; null if there is none.</param>
/// <param name="NextOnCalendar">The calendar's next date; null if no schedule is given, or it has ended.</param>
internal sealed record DueDecision(
    PastExecution? Last, DateTimeOffset DueAt, bool IsOverdue, PastExecution? Skipped = null, DateTimeOffset? NextOnCalendar = null)
{
    /// <param name="next">The calendar's next date, if it is known.</param>
    public static DueDecision Decide(
        IReadOnlyList<PastExecution> executions, TimeSpan every, DateTimeOffset now, DateTimeOffset? next = null)
    {
        var last = executions
            .Where(static one => one is { Kind: ExecutionKind.Drill or ExecutionKind.Real, Outcome: "drilled" or "recovered" })
            .MaxBy(static one => one.StartedAt);
        var due = last is null ? now : last.StartedAt + every;
        var skipped = executions.Where(one => one.Kind == ExecutionKind.Skipped && !(one.StartedAt <= last?.StartedAt))
            .MaxBy(static one => one.StartedAt);
        return new DueDecision(last, due, due <= now, skipped, next);
    }
}
