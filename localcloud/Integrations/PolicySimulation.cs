using System.Text.Json.Nodes;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Iam;

namespace Failover.LocalCloud.Integrations;

/// <summary>
/// The answer of <c>SimulatePrincipalPolicy</c>: each action on each resource, by the role's policies, with the given context.
/// </summary>
internal static class PolicySimulation
{
    public static JsonObject Answer(IamService? iam, Func<string, string?> roles, SdkParameters parameters)
    {
        var role = parameters.Text("PolicySourceArn");
        var principal = roles(role) ?? throw new SdkException("NoSuchEntity", $"Role {role} does not exist.", 404);
        var actions = parameters.Texts("ActionNames");
        // "If this parameter is not provided, then the value defaults to * (all resources)."
        var resources = parameters.Texts("ResourceArns") is { Count: > 0 } given ? given : ["*"];
        var context = parameters.Objects("ContextEntries").ToDictionary(
            entry => SdkParameters.Text(entry["ContextKeyName"]) ?? throw parameters.Missing("ContextKeyName"),
            entry => SdkParameters.Texts(entry["ContextKeyValues"]), StringComparer.OrdinalIgnoreCase);
        return actions.Count == 0 ? throw parameters.Missing("ActionNames") : new JsonObject
        {
            ["EvaluationResults"] = new JsonArray(
                [.. from action in actions from resource in resources select Result(iam, principal, action, resource, context)]),
            ["IsTruncated"] = false,
        };
    }

    private static JsonObject Result(
        IamService? iam, string principal, string action, string resource, IReadOnlyDictionary<string, IReadOnlyList<string>> context)
    {
        var parts = action.Split(':', 2);
        var decision = parts.Length != 2
            ? throw new SdkException("InvalidInput", $"Invalid Action name: {action}", 400)
            : iam?.Simulate(new ApiCall(parts[0], parts[1], principal, resource) { Conditions = context });
        return new JsonObject
        {
            ["EvalActionName"] = action,
            ["EvalDecision"] = decision switch
            {
                null or { Allowed: true } => "allowed",
                { Deciding.Count: > 0 } => "explicitDeny",
                _ => "implicitDeny",
            },
            ["EvalResourceName"] = resource,
            ["MatchedStatements"] = new JsonArray(),
            ["MissingContextValues"] = new JsonArray(),
        };
    }
}
