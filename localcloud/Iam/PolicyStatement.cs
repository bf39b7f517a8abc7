using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Iam;

public enum PolicyEffect
{
    Allow,
    Deny,
}

/// <summary>One statement, compiled.</summary>
public sealed class PolicyStatement
{
    private static readonly string[] Fields =
        ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Condition"];

    private readonly PolicyWildcard[] actionMatchers;
    private readonly TextMatcher[] resourceMatchers;

    internal PolicyStatement(JsonObject node, bool expands, PolicyPath path)
    {
        Check(node, path);
        Sid = node[nameof(Sid)] is { } sid ? path.At(nameof(Sid)).Text(sid) : null;
        if (Sid is not null && !Sid.All(char.IsAsciiLetterOrDigit))
        {
            throw path.At(nameof(Sid)).Error($"expects only letters and digits, found '{Sid}'");
        }

        Effect = path.At(nameof(Effect)).Text(node[nameof(Effect)]) switch
        {
            "Allow" => PolicyEffect.Allow,
            "Deny" => PolicyEffect.Deny,
            var effect => throw path.At(nameof(Effect)).Error($"'{effect}' is neither Allow nor Deny"),
        };
        (IsNotAction, Actions) = Either(node, "Action", path);
        (IsNotResource, Resources) = Either(node, "Resource", path);
        foreach (var action in Actions)
        {
            CheckAction(action, path.At(IsNotAction ? "NotAction" : "Action"));
        }

        // Service and action names ignore case; ARNs do not.
        actionMatchers = [.. Actions.Select(a => PolicyWildcard.Parse(a, ignoreCase: true))];
        resourceMatchers = [.. Resources.Select(r => Resource(r, expands, path.At(IsNotResource ? "NotResource" : "Resource")))];
        Conditions = node["Condition"] is { } conditions ? PolicyCondition.Parse(conditions, expands, path.At("Condition")) : [];
        AsksTime = Conditions.Any(c => c.AsksTime) || resourceMatchers.Any(r => r.AsksTime);
    }

    public string? Sid { get; }

    public PolicyEffect Effect { get; }

    /// <summary>As written; with <see cref="IsNotAction"/>, the statement applies to all other actions.</summary>
    public IReadOnlyList<string> Actions { get; }

    public bool IsNotAction { get; }

    /// <summary>As written; with <see cref="IsNotResource"/>, the statement applies to all other resources.</summary>
    public IReadOnlyList<string> Resources { get; }

    public bool IsNotResource { get; }

    public IReadOnlyList<PolicyCondition> Conditions { get; }

    internal bool AsksTime { get; }

    /// <summary>The resources' compiled patterns, with variables as wildcards.</summary>
    internal IEnumerable<string> CompiledResources => resourceMatchers.Select(m => m.Widest);

    internal bool Applies(string action, RequestContext request) =>
        ConcernsAction(action) && ConcernsResource(request) && ConditionsHold(request);

    internal bool ConcernsAction(string action)
    {
        foreach (var matcher in actionMatchers)
        {
            if (matcher.IsMatch(action))
            {
                return !IsNotAction;
            }
        }

        return IsNotAction;
    }

    private bool ConcernsResource(RequestContext request)
    {
        foreach (var matcher in resourceMatchers)
        {
            if (matcher.IsMatch(request.Call.Resource, request))
            {
                return !IsNotResource;
            }
        }

        return IsNotResource;
    }

    private bool ConditionsHold(RequestContext request)
    {
        foreach (var condition in Conditions)
        {
            if (!condition.Holds(request))
            {
                return false;
            }
        }

        return true;
    }

    private static void Check(JsonObject node, PolicyPath path)
    {
        foreach (var (name, _) in node)
        {
            if (name is "Principal" or "NotPrincipal")
            {
                throw path.At(name).Error("a policy of an identity names no principal; it is for whoever it is attached to");
            }

            if (!Fields.Contains(name))
            {
                throw path.At(name).Error($"is not an element of a statement; IAM has {string.Join(", ", Fields)}");
            }
        }

        if (!node.ContainsKey(nameof(Effect)))
        {
            throw path.At(nameof(Effect)).Error("is missing; a statement says Allow or Deny");
        }
    }

    private static (bool Not, IReadOnlyList<string> Values) Either(JsonObject node, string name, PolicyPath path) =>
        (node.ContainsKey(name), node.ContainsKey($"Not{name}")) switch
        {
            (true, false) => (false, path.At(name).Strings(node[name])),
            (false, true) => (true, path.At($"Not{name}").Strings(node[$"Not{name}"])),
            (true, true) => throw path.At(name).Error($"cannot be combined with Not{name}; use one of them"),
            _ => throw path.At(name).Error($"is missing; a statement in an identity policy needs {name} or Not{name}"),
        };

    private static void CheckAction(string action, PolicyPath path)
    {
        var colon = action.IndexOf(':', StringComparison.Ordinal);
        if (action != "*" && (colon <= 0 || colon == action.Length - 1 || action.AsSpan(0, colon).ContainsAny('*', '?')))
        {
            throw path.Error($"'{action}' is neither * nor service:Name (the service without wildcards)");
        }
    }

    private static TextMatcher Resource(string text, bool expands, PolicyPath path) =>
        text == "*" || text.StartsWith("arn:", StringComparison.Ordinal)
            ? new TextMatcher(PolicyText.Parse(text, wildcards: true, expands, path), ignoreCase: false)
            : throw path.Error($"'{text}' is neither * nor an ARN");
}
