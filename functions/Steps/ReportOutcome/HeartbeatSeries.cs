using Failover.Functions.Alarms;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>The heartbeat's metric over a period of time.</summary>
/// <param name="Points">In chronological order; a period without a heartbeat has none.</param>
/// <param name="Interval">The time between two heartbeats.</param>
/// <param name="Resolution">A period's length.</param>
internal sealed record HeartbeatSeries(IReadOnlyList<HeartbeatPoint> Points, TimeSpan Interval, TimeSpan Resolution)
{
    /// <summary>
    /// Two heartbeats farther apart than this many intervals have a missing one between them. The schedule jitters by a second or two.
    /// </summary>
    private const double Tolerance = 1.75;

    /// <summary>
    /// A witness's lag: an outage that ended no longer than this before the alarm is the one the alarm reports. A silent metric takes
    /// minutes.
    /// </summary>
    private static readonly TimeSpan BeforeAlarm = TimeSpan.FromMinutes(3);

    /// <summary>The newest heartbeats may not be visible yet: CloudWatch extracts them from the log.</summary>
    private static readonly TimeSpan Ingestion = TimeSpan.FromSeconds(30);

    public DateTimeOffset? LastAnswered => Points.LastOrDefault(static p => p.IsAnswered)?.At;

    /// <summary>The outage that ended with a proof.</summary>
    /// <param name="anchor">When the alarm, the drill or the execution began.</param>
    /// <param name="proven">The execution's own first proof.</param>
    /// <returns>Null if there is no heartbeat before the proof.</returns>
    public ProofGap? Find(DateTimeOffset anchor, DateTimeOffset proven)
    {
        var (gaps, longest) = (new List<ProofGap>(), (ProofGap?)null);
        DateTimeOffset? last = null;
        var hasFailed = false;
        foreach (var (at, isAnswered) in Points.TakeWhile(p => p.At < proven).Append(new HeartbeatPoint(proven, true)))
        {
            if (!isAnswered)
            {
                hasFailed = true;
                continue;
            }

            var gap = new ProofGap(last, at, IsHeartbeat: at != proven, IsSeen: true, hasFailed);
            if (hasFailed || at - last > (Interval * Tolerance) + (at == proven ? Ingestion : TimeSpan.Zero))
            {
                gaps.Add(gap);
            }
            else if (last is not null && at >= anchor && (longest is null || at - last > longest.Until - longest.From))
            {
                longest = gap with { IsSeen = false };
            }

            (last, hasFailed) = (at, false);
        }

        // A person may have typed any anchor: unlike a sum, the difference of two times can't overflow.
        var own = gaps.Where(gap => anchor - gap.Until <= BeforeAlarm).ToList();

        // A merely late beat before one that failed does not mark the start of the outage.
        var first = own.Find(static gap => gap.HasFailed) ?? (own.Count > 0 ? own[0] : null);
        return first is null ? longest : own[^1] with { From = first.From, HasFailed = first.HasFailed };
    }
}

/// <summary>A period without proof that writes work.</summary>
/// <param name="From">The last proof before it; null if that is older than the series.</param>
/// <param name="Until">The first proof after it.</param>
/// <param name="IsHeartbeat">Whether that proof is a heartbeat's, rather than the execution's own.</param>
/// <param name="IsSeen">Whether a heartbeat failed or was missing in it.</param>
/// <param name="HasFailed">Whether one failed, rather than merely being missing.</param>
internal sealed record ProofGap(DateTimeOffset? From, DateTimeOffset Until, bool IsHeartbeat, bool IsSeen, bool HasFailed);
