using System.Text.Json;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.Iam;

/// <summary>The forms that SAM accepts for <c>Policies</c>: documents, managed policies and policy templates, one or a list.</summary>
public static class SamPolicies
{
    /// <summary>All policies of the role that SAM creates for a function: its <c>Policies</c> and those that SAM adds.</summary>
    /// <param name="vpc">Whether the function has a VpcConfig.</param>
    /// <param name="tracing">Whether Tracing is set and not Disabled.</param>
    /// <param name="region">The stack's region, which SAM's policy templates include in ARNs.</param>
    /// <exception cref="PolicyException">A form or policy is not supported here; the message names it.</exception>
    public static IReadOnlyList<PolicyDocument> OfFunction(
        string logicalId, JsonNode? policies, bool vpc, bool tracing, string region = CloudCore.FirstRegion) =>
    [
        ManagedPolicies.Find("AWSLambdaBasicExecutionRole"),
        .. tracing ? [ManagedPolicies.Find("AWSXrayWriteOnlyAccess")] : NoPolicies,
        .. vpc ? [ManagedPolicies.Find("AWSLambdaVPCAccessExecutionRole")] : NoPolicies,
        .. Parse(policies, logicalId, region),
    ];

    /// <summary>All policies of the role that SAM creates for a state machine.</summary>
    /// <param name="tracing">Whether Tracing.Enabled is true.</param>
    /// <exception cref="PolicyException">A form or policy is not supported here; the message names it.</exception>
    public static IReadOnlyList<PolicyDocument> OfStateMachine(
        string logicalId, JsonNode? policies, bool tracing, string region = CloudCore.FirstRegion) =>
        [.. Parse(policies, logicalId, region), .. tracing ? [ManagedPolicies.Find("AWSXrayWriteOnlyAccess")] : NoPolicies];

    /// <summary>The inline policies of an <c>AWS::IAM::Role</c>.</summary>
    /// <exception cref="PolicyException">IAM would refuse one of them; the message names it.</exception>
    public static IReadOnlyList<PolicyDocument> OfRole(string logicalId, JsonNode? policies) =>
        [.. (policies as JsonArray ?? []).Select(p => p?["PolicyName"] is { } name
            ? PolicyDocument.Parse(p["PolicyDocument"], $"{logicalId}.{name}")
            : throw new PolicyPath(logicalId).At("Policies").Error("expects a PolicyName for each inline policy"))];

    /// <summary>The policies in a <c>Policies</c> property whose intrinsic functions are resolved.</summary>
    /// <exception cref="PolicyException">A form or policy is not supported here; the message names it.</exception>
    public static IReadOnlyList<PolicyDocument> Parse(JsonNode? policies, string owner, string region = CloudCore.FirstRegion) =>
        policies switch
        {
            null => [],
            JsonArray list => [.. list.Select((p, i) => One(p, $"{owner}.Policies[{i}]", region))],
            _ => [One(policies, $"{owner}.Policies", region)],
        };

    private static PolicyDocument[] NoPolicies => [];

    private static PolicyDocument One(JsonNode? node, string name, string region) => node switch
    {
        JsonValue value when value.GetValueKind() == JsonValueKind.String => ManagedPolicies.Find(value.GetValue<string>()),
        JsonObject document when document.ContainsKey("Statement") => PolicyDocument.Parse(document, name),
        JsonObject { Count: 1 } template => SamPolicyTemplates.Expand(template.First().Key, template.First().Value, name, region),
        null => throw Unknown("null", name),
        _ => throw Unknown(node.ToJsonString(), name),
    };

    private static PolicyException Unknown(string found, string name) => new PolicyPath(name).Error(
        $"expects a policy document, the name of a managed policy or a SAM policy template, found {found}");
}
