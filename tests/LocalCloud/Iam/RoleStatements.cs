namespace Failover.Tests.LocalCloud.Iam;

/// <summary>How each statement of the template's roles is tested, or why it is not.</summary>
internal static class RoleStatements
{
    /// <summary>Statements that no simulated call can need, and why. Exact: a new statement is either tested or explained here.</summary>
    public static Dictionary<string, string> OutsideTheSimulation { get; } = new()
    {
        ["OwnLogsOnly"] = "denies logs of others; functions' logs are collected without Logs' API",
        ["OnlyLambdaMakesInterfaces"] = "denies EC2's API to the code, which has no client of it",
        ["ReadTheSecret"] = "Secrets Manager is not simulated; SecretWireTests reads one",
        ["DecryptTheSecret"] = "of KMS only the key of the topic is simulated",
        ["SendTraces"] = "X-Ray is not simulated",
        ["DeliverLogs"] = "Step Functions' log delivery is not simulated",
    };

    /// <summary>For each statement, a scenario that needs it.</summary>
    public static Dictionary<string, string> Exercise { get; } = new()
    {
        ["states EncryptTheMessage"] = "writer-crash",
        ["VerifyClusterFunction LookAtTheCluster"] = "writer-crash",
        ["VerifyClusterFunction LookAtTheInstances"] = "writer-crash",
        ["VerifyClusterFunction ReadTheEvents"] = "writer-crash",
        ["VerifyClusterFunction ReadTheRecord"] = "writer-crash",
        ["VerifyClusterFunction ReadTheAlarm"] = "writer-crash",
        ["VerifyClusterFunction ListOtherExecutions"] = "duplicate-alarm",
        ["VerifyClusterFunction ReadOtherExecutions"] = "duplicate-alarm",
        ["CheckWriterFunction LookAtTheCluster"] = "slow-promotion",
        ["CheckWriterFunction LookAtTheInstances"] = "slow-promotion",
        ["UpsertCnameFunction LookAtTheCluster"] = "writer-endpoint",
        ["UpsertCnameFunction LookAtTheInstances"] = "writer-endpoint",
        ["UpsertCnameFunction ReadTheRecord"] = "swap-answer-lost",
        ["UpsertCnameFunction SwapTheRecord"] = "writer-endpoint",
        ["CheckInSyncFunction WatchTheChange"] = "writer-endpoint",
        ["ReportOutcomeFunction ReadTheHeartbeat"] = "writer-crash",
        ["TriggerDrillFunction LookAtTheCluster"] = "planned-drill",
        ["TriggerDrillFunction LookAtTheInstances"] = "planned-drill",
        ["TriggerDrillFunction FailTheClusterOver"] = "planned-drill",
        ["VerifyClusterFunction LookAtTheGlobalCluster"] = "region-lost",
        ["UpsertCnameFunction LookAtTheGlobalCluster"] = "region-lost",
        ["ChooseRegionFunction LookAtTheGlobalCluster"] = "region-lost",
        ["ChooseRegionFunction LookAtItsMembers"] = "region-lost",
        ["ChooseRegionFunction LookAtTheirInstances"] = "region-lost",
        ["ChooseRegionFunction ReadTheHeartbeat"] = "region-heartbeat-dead",
        ["ChooseRegionFunction ReadTheLag"] = "region-lost",
        ["PromoteRegionFunction LookAtTheGlobalCluster"] = "region-lost",
        ["PromoteRegionFunction LookAtItsMembers"] = "approval-too-late",
        ["PromoteRegionFunction LookAtTheirInstances"] = "approval-too-late",
        ["PromoteRegionFunction PromoteTheCluster"] = "region-lost",
        ["CheckRegionFunction LookAtTheGlobalCluster"] = "region-lost",
        ["FlipSwitchFunction LookAtTheCluster"] = "control-plane-down",
        ["FlipSwitchFunction LookAtTheInstances"] = "control-plane-down",
        ["FlipSwitchFunction LookAtTheGlobalCluster"] = "control-plane-down",
        ["FlipSwitchFunction LookAtTheSwitches"] = "control-plane-down",
        ["FlipSwitchFunction FlipTheSwitches"] = "control-plane-down",
        ["WatchFunction ReadTheAlarm"] = "still-in-alarm",
        ["WatchFunction ReadTheCluster"] = "paused",
        ["WatchFunction LookAtTheInstances"] = "record-led-to-a-copy",
        ["VerifyClusterFunction ReadTheLag"] = "region-record-led-back",
        ["WatchFunction ListAndStart"] = "still-in-alarm",
        ["WatchFunction ReadExecutions"] = "second-attempt",
        ["HeartbeatStateMachine BeatAndWatch"] = "alarm-lost",
        ["HeartbeatStateMachine WarmTheSteps"] = "writer-endpoint",
        ["HeartbeatStateMachine StartTheFailover"] = "alarm-lost",
        ["HeartbeatStateMachine ReadTheAlarm"] = "second-attempt",
        ["events StartTheBeats"] = "alarm-lost",
        ["states RunTheSteps"] = "writer-crash",
        ["states SeeTheProbesVpc"] = "hidden-name",
        ["states SeeTheVpcsZones"] = "hidden-name",
        ["states TellPeople"] = "writer-crash",
        ["events StartTheMachine"] = "writer-crash",
        ["states KeepTheEvidence"] = "evidence-aborted",
        ["states EncryptTheEvidence"] = "evidence-aborted",
        ["EndingStateMachine KeepTheEvidence"] = "evidence-aborted",
        ["EndingStateMachine EncryptTheEvidence"] = "evidence-aborted",
        ["events StartTheEnding"] = "evidence-aborted",
    };

    /// <summary>Statements that only the readiness state machine needs, and whether in a world with a public zone.</summary>
    public static Dictionary<string, bool> Evaluation { get; } = new()
    {
        ["ReadinessFunction LookAtTheCluster"] = false,
        ["ReadinessFunction LookAtTheInstances"] = false,
        ["ReadinessFunction ReadTheRecord"] = false,
        ["ReadinessFunction ReadAlarmsAndMetrics"] = false,
        ["ReadinessStateMachine RunTheEvaluation"] = false,
        ["ReadinessStateMachine LookAtTheName"] = false,
        ["ReadinessStateMachine SeeTheProbesVpc"] = false,
        ["ReadinessStateMachine SeeTheVpcsZones"] = false,
        ["ReadinessStateMachine SeeWhoIsTold"] = false,
        ["ReadinessStateMachine SeeTheRule"] = false,
        ["ReadinessStateMachine SeeTheMaintenance"] = false,
        ["ReadinessStateMachine SeeTheEventSubscriptions"] = false,
        ["ReadinessStateMachine SimulateTheRoles"] = false,
        ["events StartTheEvaluation"] = false,
    };

    /// <summary>Statements that Readiness only has in several regions, and the check that fails without each.</summary>
    public static SortedDictionary<string, string> RegionEvaluation { get; } = new(StringComparer.Ordinal)
    {
        ["LookAtTheGlobalCluster"] = "global-cluster",
        ["LookAtItsMembers"] = "other-regions",
        ["LookAtTheirInstances"] = "other-regions",
        ["CompareTheirParameters"] = "parameters",
        ["LookAtTheHealthChecks"] = "health-checks",
    };
}
