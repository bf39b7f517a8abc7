using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>
/// The alarms on the stack itself, whose causes are single events, and the warm-up of those that missing data put into ALARM.
/// </summary>
internal static class AlarmRules
{
    private const string Type = ResourceTypes.Alarm;

    private const string Single = "a single lost, failed or aborted failover is one too many";

    private const string Repeated = "a single cold start or network fault is for heartbeat-lost to judge";

    public static IReadOnlyList<WiringRule> All { get; } =
    [
        WiringRule.Is(Single, Type, "Threshold", "1", IsOwn),
        WiringRule.Is(Single, Type, "EvaluationPeriods", "1", static alarm => IsOwn(alarm) && !IsRepeated(alarm)),
        WiringRule.Is(Repeated, Type, "EvaluationPeriods", "3", IsRepeated),
        WiringRule.Is(Repeated, Type, "DatapointsToAlarm", "2", IsRepeated),
        WiringRule.Is("the absence of events is no fault", Type, "TreatMissingData", "notBreaching", IsOwn),
        WiringRule.Is(
            "a flip is a single data point, and Route 53 follows no M-out-of-N alarm", Type, "EvaluationPeriods", "1",
            static alarm => alarm.LogicalId == "SwitchAlarm"),
        WiringRule.Is(
            "its metric is published only at a flip, and in between the switch stays where it is", Type, "TreatMissingData", "ignore",
            static alarm => alarm.LogicalId == "SwitchAlarm"),
        WiringRule.IsWithin(
            "a new stack's alarms stay quiet until their data are there, and no longer than the sample cluster takes", Type,
            "WarmUpConfiguration.WarmUpPeriodDurationInMinutes", 15, 60,
            static alarm => alarm.LogicalId is "WriterSilentAlarm" or "HeartbeatLostAlarm"),
        WiringRule.IsWithin(
            "a new stack's first evaluations follow within an hour", Type, "WarmUpConfiguration.WarmUpPeriodDurationInMinutes", 60, 240,
            static alarm => alarm.LogicalId == "NotReadyAlarm"),
    ];

    private static bool IsOwn(DeployedResource alarm) => OwnAlarms.Causes.ContainsKey(alarm.LogicalId);

    private static bool IsRepeated(DeployedResource alarm) => alarm.LogicalId == "HeartbeatErrorsAlarm";
}
