using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>Decides whether a planned failover may start now. Pure.</summary>
internal static class DrillDecision
{
    /// <summary>The drill that the calendar is about to hold: its absence must not prevent it.</summary>
    private const string LastDrill = "last-drill";

    /// <param name="mode">The plan's mode; null if there is no plan.</param>
    public static DrillReadiness Decide(IEnumerable<ReadinessCheck> checks, Mode? mode)
    {
        var open = checks.Where(static check => check.Ok != Answer.Yes && check.Name != LastDrill).ToList();
        if (open.Count == 0)
        {
            return new DrillReadiness(true, null, "a planned failover may start");
        }

        var cause = mode == Mode.Paused ? DrillHindrance.Paused
            : open.Exists(static check => check.Name == AlarmChecks.StatesName) ? DrillHindrance.Alarm
            : DrillHindrance.NotReady;
        var found = string.Join("; ", open.OrderByDescending(check => check.Name == Decisive(cause))
            .Select(static check => $"{check.Name}: {check.Found}"));
        return new DrillReadiness(false, cause, ReportText.From($"{Word(cause)} ({found})")!);
    }

    private static string? Decisive(DrillHindrance cause) => cause switch
    {
        DrillHindrance.Paused => "mode",
        DrillHindrance.Alarm => AlarmChecks.StatesName,
        _ => null,
    };

    private static string Word(DrillHindrance cause) => cause switch
    {
        DrillHindrance.Paused => "failovers are paused",
        DrillHindrance.Alarm => "an alarm of the stack is not OK",
        _ => "the stack is not ready for a failover",
    };
}
