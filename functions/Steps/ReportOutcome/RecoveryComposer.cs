using Failover.Functions.Aws;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>How long the recovery took from the users' point of view, and where the time went. Pure.</summary>
internal static class RecoveryComposer
{
    /// <param name="heartbeats">The metric around the outage, or why it is not known.</param>
    /// <returns>Null if nothing was recovered or proven.</returns>
    public static Recovery? Compose(ReportOutcomeRequest found, Outcome outcome, Lookup<HeartbeatSeries> heartbeats)
    {
        if (Proven(found, outcome) is not { } proven)
        {
            return null;
        }

        var (anchor, since) = Anchor(found);
        var gap = heartbeats.Value?.Find(anchor, proven);
        var first = gap?.Until ?? proven;
        var known = new Recovery
        {
            FirstProof = first,
            IsHeartbeat = gap?.IsHeartbeat == true,
            IsOutageSeen = gap?.IsSeen == true,
            LeastSeconds = Seconds(first - anchor),
            Since = since,
        };
        return gap?.From is { } last
            ? known with
            {
                Seconds = Seconds(first - last),
                LastProof = last,
                ResolutionSeconds = (int)heartbeats.Value!.Resolution.TotalSeconds,
                Parts = Split(found, last, first),
            }
            : known with
            {
                Unknown = heartbeats.Refusal ?? heartbeats.Silence
                    ?? (gap is null ? "the heartbeat's metric has no data" : "the heartbeat's metric has no proof before the outage"),
            };
    }

    /// <summary>The first proof; null if nothing was recovered.</summary>
    public static DateTimeOffset? Proven(ReportOutcomeRequest found, Outcome outcome) =>
        outcome is Outcome.Recovered or Outcome.Drilled ? found.Probe?.FirstProvenAt : null;

    /// <summary>A moment within or near the outage, and what it is called.</summary>
    public static (DateTimeOffset At, string Words) Anchor(ReportOutcomeRequest found)
    {
        // An alarm precedes the execution that it starts; if it appears not to, CloudWatch's clock is ahead.
        var start = found.Execution.StartedAt;
        return found.Drill is { } drill ? (drill.At, "the drill's start")
            : found.Region?.Promoted is { Planned: true } switchover ? (switchover.At, "the switchover's start")
            : found.Verdict?.Plan.Alarm?.StateChangedAt is { } alarm && alarm < start ? (alarm, "the alarm")
            : (start, "the execution's start");
    }

    /// <summary>Each part ends when its step saw it end, but not after the first proof: the writer may have been back earlier.</summary>
    private static RecoveryParts Split(ReportOutcomeRequest found, DateTimeOffset last, DateTimeOffset first)
    {
        var at = last;
        return new RecoveryParts(
            Part(found.Verdict?.At),
            Part(found.Writer is { State: WriterState.Promoted } writer ? writer.At : found.Region?.Promoted is not null
                ? found.Region.Check?.At : null),
            Part(found.InSync is { State: InSyncState.InSync } inSync ? inSync.At : OutcomeDecision.Swapped(found)?.At),
            Part(first));

        double Part(DateTimeOffset? until)
        {
            var end = until is { } known && known > at ? known : at;
            end = end < first ? end : first;
            var seconds = Seconds(end - at);
            at = end;
            return seconds;
        }
    }

    private static double Seconds(TimeSpan span) => Math.Round(Math.Max(0, span.TotalSeconds), 3);
}
