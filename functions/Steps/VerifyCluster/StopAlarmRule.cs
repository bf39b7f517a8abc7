using Failover.Functions.Contract;

namespace Failover.Functions.Steps.VerifyCluster;

/// <summary>A drill's stop condition. Pure.</summary>
/// <remarks>
/// Read with the rest of the evidence, right before TriggerDrill: that is the last moment at which a drill can be stopped without leaving
/// anything half done. Once a failover is triggered, stopping the execution would leave the record behind. An alarm without data, or one
/// that cannot be read, could not stop anything either, and therefore counts as one in ALARM.
/// </remarks>
internal static class StopAlarmRule
{
    public static Conclusion? Decide(Evidence evidence) => evidence.StopAlarm is not { } alarm || alarm.Value == "OK" ? null
        : Conclusion.StandDown(StandDownCause.DrillStopped,
            $"the drill was stopped before it began: {evidence.Plan.StopAlarm} {State(alarm.Silence ?? alarm.Refusal, alarm.Value)}");

    private static string State(string? silence, string? state) => silence is not null ? $"could not be read ({silence})"
        : state is null ? "does not exist" : $"is {state}";
}
