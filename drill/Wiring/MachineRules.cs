using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>The state machines' logs and traces, and their roles' boundary.</summary>
internal static class MachineRules
{
    private const string Type = ResourceTypes.StateMachine;

    private static readonly Dictionary<string, string> Groups = new(StringComparer.Ordinal)
    {
        ["FailoverStateMachine"] = "ExecutionLogs",
        ["ReadinessStateMachine"] = "EvaluationLogs",
        ["ScheduledReadinessStateMachine"] = "EvaluationLogs",
        ["HeartbeatStateMachine"] = "BeatLogs",
        ["EndingStateMachine"] = "EndingLogs",
    };

    public static IReadOnlyList<WiringRule> All { get; } =
    [
        WiringRule.Is(
            "the role with its permissions; without one, SAM would make another that has none", Type, "Role",
            static (view, m) => view.Find(
                $"{m.LogicalId.Replace("Scheduled", "", StringComparison.Ordinal)}Role")?.Arn),
        WiringRule.Is(
            "the evaluation on schedule asks what the operators' asks", Type, "DefinitionSubstitutions",
            static (view, _) => StackView.At(view.Find("ReadinessStateMachine")!, "DefinitionSubstitutions"),
            static m => m.LogicalId == "ScheduledReadinessStateMachine"),
        WiringRule.Is(
            "executions that can be redriven and followed are Standard; what runs each minute or half hour is Express, which costs less",
            Type, "Type", static (_, m) => m.LogicalId is "FailoverStateMachine" or "ReadinessStateMachine" ? "STANDARD" : "EXPRESS"),
        WiringRule.Is(
            "ALL would put the approval's token into the log; an operator's evaluation shows each step", Type, "Logging.Level",
            static (_, m) => m.LogicalId == "ReadinessStateMachine" ? "ALL" : "ERROR"),
        WiringRule.Is(
            "the approval's token is in the failover's data; without data, an Express execution's failure could not be explained",
            Type, "Logging.IncludeExecutionData", static (_, m) => m.LogicalId == "FailoverStateMachine" ? "false" : "true"),
        WiringRule.Is(
            "a group that the stack encrypts and keeps", Type, "Logging.Destinations",
            static (view, m) => view.Find(Groups[m.LogicalId]) is { } group
                ? $$$"""[{"CloudWatchLogsLogGroup":{"LogGroupArn":"{{{group.Arn}}}:*"}}]""" : "a log group"),
        WiringRule.Is(
            "a failover's trace shows where its time went; each minute's would cost more than the workflow", Type, "Tracing.Enabled",
            static (_, m) => m.LogicalId is "FailoverStateMachine" or "ReadinessStateMachine" ? "true" : null),
        WiringRule.Is(
            "every role has the account's boundary", ResourceTypes.Role, "PermissionsBoundary",
            static (view, _) => view.Parameter("PermissionsBoundary")),
    ];
}
