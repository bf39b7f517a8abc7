using System.Text.Json.Nodes;
using Failover.LocalCloud.Gate;

namespace Failover.LocalCloud.Iam;

/// <summary>
/// A resource-based policy, which states who may do what with the resource: that of a topic, queue, bucket or key, or a role's trust
/// policy. Compiled once; immutable.
/// </summary>
public sealed class ResourcePolicy
{
    private readonly List<(HashSet<string> Principals, PolicyStatement Statement)> statements = [];

    private ResourcePolicy()
    {
    }

    /// <param name="node">The policy's JSON with all intrinsic functions resolved.</param>
    /// <param name="name">The policy's name in messages.</param>
    /// <param name="isTrust">Whether it is a role's trust policy.</param>
    /// <exception cref="PolicyException">IAM would refuse it, or the local cloud cannot evaluate it; names statement and field.</exception>
    public static ResourcePolicy Parse(JsonNode? node, string name, bool isTrust = false)
    {
        var (policy, path) = (new ResourcePolicy(), new PolicyPath(name));
        if (node is not JsonObject document || document["Statement"] is not JsonArray { Count: > 0 } list)
        {
            throw path.Error("expects an object with Version and a list of Statements");
        }

        // Without a version, IAM assumes 2008-10-17, which has no policy variables.
        if (document["Version"]?.ToString() is not (null or "2012-10-17" or "2008-10-17"))
        {
            throw path.At("Version").Error("is neither 2012-10-17 nor 2008-10-17");
        }

        foreach (var (index, item) in list.Index())
        {
            var where = path.At($"statement {index}");
            var body = (item as JsonObject ?? throw where.Error("expects an object")).DeepClone().AsObject();
            var principals = Principals(body["Principal"], where.At("Principal"));
            body.Remove("Principal");

            // A trust policy has no resource: it applies to the role itself.
            if (isTrust)
            {
                body["Resource"] = "*";
            }

            policy.statements.Add((principals, new PolicyStatement(body, expands: true, where)));
        }

        return policy;
    }

    /// <param name="principal">A service (<c>events.amazonaws.com</c>) or an ARN, such as the account's root.</param>
    public bool Allows(string principal, ApiCall call)
    {
        var request = new RequestContext(call, null);
        var allowed = false;
        foreach (var (principals, statement) in statements)
        {
            if ((principals.Contains(principal) || principals.Contains("*"))
                && statement.Applies(request.Action, request))
            {
                if (statement.Effect == PolicyEffect.Deny)
                {
                    return false;
                }

                allowed = true;
            }
        }

        return allowed;
    }

    /// <summary>Whether a statement denies it, regardless of what others allow.</summary>
    /// <inheritdoc cref="Allows"/>
    public bool Denies(string principal, ApiCall call)
    {
        var request = new RequestContext(call, null);
        return statements.Exists(one => one.Statement.Effect == PolicyEffect.Deny
            && (one.Principals.Contains(principal) || one.Principals.Contains("*")) && one.Statement.Applies(request.Action, request));
    }

    private static HashSet<string> Principals(JsonNode? node, PolicyPath path)
    {
        switch (node)
        {
            case JsonValue value:
                return [path.Text(value)];
            case JsonObject kinds:
                foreach (var (kind, _) in kinds)
                {
                    if (kind is not ("Service" or "AWS" or "Federated"))
                    {
                        throw path.Error($"{kind} is not a kind of principal; IAM has Service, AWS and Federated");
                    }
                }

                return [.. kinds.SelectMany(kind => path.At(kind.Key).Strings(kind.Value))];
            default:
                throw path.Error("is missing; a resource-based policy must name its principals");
        }
    }
}
