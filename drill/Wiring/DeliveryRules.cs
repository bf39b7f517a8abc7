using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>How long EventBridge retries what it could not deliver.</summary>
internal static class DeliveryRules
{
    private const string Age = "Targets[0].RetryPolicy.MaximumEventAgeInSeconds";

    private const string Attempts = "Targets[0].RetryPolicy.MaximumRetryAttempts";

    public static IReadOnlyList<WiringRule> All { get; } =
    [
        WiringRule.IsWithin(
            "a late minute of beats is worthless", ResourceTypes.Rule, Age, 60, 60, static rule => rule.LogicalId == "HeartbeatRule"),
        WiringRule.IsWithin(
            "a late minute of beats is worthless", ResourceTypes.Rule, Attempts, 1, 2, static rule => rule.LogicalId == "HeartbeatRule"),
        WiringRule.IsWithin(
            "the next evaluation follows within half an hour", ResourceTypes.Rule, Age, 60, 600,
            static rule => rule.LogicalId == "ReadinessRule"),
        WiringRule.IsWithin(
            "the next evaluation follows within half an hour", ResourceTypes.Rule, Attempts, 1, 10,
            static rule => rule.LogicalId == "ReadinessRule"),
        WiringRule.IsWithin(
            "an alarm that is older than AlarmMaxAgeSeconds starts nothing anyway", ResourceTypes.Rule, Age, 60, 600,
            static rule => rule.LogicalId is "WriterDownRule" or "ClusterEventRule"),
        WiringRule.IsWithin(
            "the state machine may be out of reach for minutes", ResourceTypes.Rule, Attempts, 10, 30,
            static rule => rule.LogicalId is "WriterDownRule" or "ClusterEventRule"),
    ];
}
