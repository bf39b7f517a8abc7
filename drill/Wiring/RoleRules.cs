using System.Text.Json.Nodes;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>
/// What AWS itself does with the state machines' roles, which no world simulates: deliver logs, send traces and use keys on behalf of
/// another service. What executions do with them, the worlds show.
/// </summary>
internal static class RoleRules
{
    /// <summary>Step Functions developer guide, "Using CloudWatch Logs to log execution history": none takes a resource.</summary>
    private static readonly string[] LogDelivery =
    [
        "logs:CreateLogDelivery", "logs:GetLogDelivery", "logs:UpdateLogDelivery", "logs:DeleteLogDelivery", "logs:ListLogDeliveries",
        "logs:PutResourcePolicy", "logs:DescribeResourcePolicies", "logs:DescribeLogGroups",
    ];

    /// <summary>The same guide, "X-Ray policies": none takes a resource.</summary>
    private static readonly string[] Traces =
        ["xray:PutTraceSegments", "xray:PutTelemetryRecords", "xray:GetSamplingRules", "xray:GetSamplingTargets"];

    public static IReadOnlyList<WiringRule> All { get; } =
    [
        new("Step Functions sets up a state machine's log with its role", static view => Lack(view, static _ => true, LogDelivery)),
        new("X-Ray gets a state machine's trace with its role", static view => Lack(
            view, static machine => StackView.At(machine, "Tracing.Enabled") == "true", Traces)),
        new("Route 53 lists a VPC's zones only for whom may see the VPC", static view => Lack(
            view, static machine => machine.LogicalId is not ("HeartbeatStateMachine" or "EndingStateMachine"), ["ec2:DescribeVpcs"])),
        new("a role uses keys only through the service that stores the message or the evidence", static view =>
            from role in view.Of(ResourceTypes.Role)
            from statement in Statements(role)
            where Texts(statement["Action"]).Any(static action => action.StartsWith("kms:", StringComparison.Ordinal))
            let via = statement["Condition"]?["StringEquals"]?["kms:ViaService"]?.ToString()
            where via != $"sns.{view.Region}.amazonaws.com" && via != $"s3.{view.Region}.amazonaws.com"
            select $"{role.LogicalId}: {statement["Sid"]}: expected kms:ViaService, found {via ?? "nothing"}"),
    ];

    private static IEnumerable<string> Lack(StackView view, Func<DeployedResource, bool> concerned, IReadOnlyList<string> actions) =>
        from machine in view.Of(ResourceTypes.StateMachine).Where(concerned)
        let role = view.Of(ResourceTypes.Role).FirstOrDefault(role => role.Arn == machine.RoleArn)
        from action in actions
        where role is null || !Statements(role).Any(statement => statement["Effect"]?.ToString() == "Allow"
            && Texts(statement["Action"]).Contains(action) && Texts(statement["Resource"]).Contains("*"))
        select $"{machine.LogicalId}: its role lacks {action} on *";

    private static IEnumerable<JsonObject> Statements(DeployedResource role) =>
        (role.Properties["Policies"] as JsonArray ?? [])
        .SelectMany(static policy => policy?["PolicyDocument"]?["Statement"] as JsonArray ?? []).OfType<JsonObject>();

    private static IEnumerable<string> Texts(JsonNode? node) =>
        node is JsonArray list ? list.Select(static item => $"{item}") : node is null ? [] : [$"{node}"];
}
