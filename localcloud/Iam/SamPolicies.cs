using System.Text.Json;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.Iam;

/// <summary>The forms that SAM takes for <c>Policies</c>: documents, managed policies and policy templates, one or a list.</summary>
public static class SamPolicies
{
    /// <summary>The whole of the role that SAM makes for a function: its <c>Policies</c> and what SAM adds by itself.</summary>
    /// <param name="vpc">Whether the function has a VpcConfig.</param>
    /// <param name="tracing">Whether Tracing is set and not Disabled.</param>
    /// <param name="region">The stack's: SAM's policy templates name it.</param>
    /// <exception cref="PolicyException">A form or policy that is not known here; names it.</exception>
    public static IReadOnlyList<PolicyDocument> OfFunction(
        string logicalId, JsonNode? policies, bool vpc, bool tracing, string region = CloudCore.FirstRegion) =>
    [
        ManagedPolicies.Find("AWSLambdaBasicExecutionRole"),
        .. tracing ? [ManagedPolicies.Find("AWSXrayWriteOnlyAccess")] : NoPolicies,
        .. vpc ? [ManagedPolicies.Find("AWSLambdaVPCAccessExecutionRole")] : NoPolicies,
        .. Parse(policies, logicalId, region),
    ];

    /// <summary>The whole of the role that SAM makes for a state machine.</summary>
    /// <param name="tracing">Whether Tracing.Enabled is true.</param>
    /// <exception cref="PolicyException">A form or policy that is not known here; names it.</exception>
    public static IReadOnlyList<PolicyDocument> OfStateMachine(
        string logicalId, JsonNode? policies, bool tracing, string region = CloudCore.FirstRegion) =>
        [.. Parse(policies, logicalId, region), .. tracing ? [ManagedPolicies.Find("AWSXrayWriteOnlyAccess")] : NoPolicies];

    /// <summary>The policies within an <c>AWS::IAM::Role</c>.</summary>
    /// <exception cref="PolicyException">IAM would refuse one; names it.</exception>
    public static IReadOnlyList<PolicyDocument> OfRole(string logicalId, JsonNode? policies) =>
        [.. (policies as JsonArray ?? []).Select(p => PolicyDocument.Parse(p?["PolicyDocument"], $"{logicalId}.{p?["PolicyName"]}"))];

    /// <summary>What stands in <c>Policies</c>, intrinsic functions resolved.</summary>
    /// <exception cref="PolicyException">A form or policy that is not known here; names it.</exception>
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
        $"expects a policy document, the name of a managed policy or a SAM policy template, and found {found}");
}
