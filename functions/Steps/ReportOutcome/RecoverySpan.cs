using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>How long the recovery took, to the first proof.</summary>
/// <param name="Seconds">To the millisecond.</param>
/// <param name="Since">From when it is counted, in words: an outage is older than its alarm.</param>
internal sealed record RecoverySpan(double Seconds, string Since)
{
    public static RecoverySpan? From(ReportOutcomeRequest found, Outcome outcome)
    {
        if (outcome is not (Outcome.Recovered or Outcome.Drilled) || found.Probe?.FirstProvenAt is not { } proven)
        {
            return null;
        }

        // An alarm comes before the execution that it starts; where it seems not to, CloudWatch's clock is ahead.
        var start = found.Execution.StartedAt;
        var (from, since) =
            found.Drill is { } drill ? (drill.At, "the drill's begin")
            : found.Region?.Promoted is { Planned: true } switchover ? (switchover.At, "the switchover's begin")
            : found.Verdict?.Plan.Alarm is { Source: AlarmSource.Beats } beats
                ? (beats.StateChangedAt, "the first beat that found no writable primary; the outage began seconds before it")
            : found.Verdict?.Plan.Alarm?.StateChangedAt is { } alarm && alarm < start ? (alarm, "the alarm; the outage began before it")
            : (start, "the execution's start; an outage began before it");
        return new RecoverySpan(Math.Round(Math.Max(0, (proven - from).TotalSeconds), 3), since);
    }
}
