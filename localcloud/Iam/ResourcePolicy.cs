using System.Text.Json.Nodes;
using Failover.LocalCloud.Gate;

namespace Failover.LocalCloud.Iam;

/// <summary>
/// What a resource itself says of who may do what with it: a topic's, a queue's, a bucket's or a key's policy, or the trust of a role.
/// Compiled once; immutable.
/// </summary>
public sealed class ResourcePolicy
{
    private readonly List<(HashSet<string> Principals, PolicyStatement Statement)> statements = [];

    private ResourcePolicy()
    {
    }

    /// <param name="node">IAM's JSON, all intrinsic functions resolved.</param>
    /// <param name="name">What messages call the policy.</param>
    /// <param name="isTrust">Whether it is the trust of a role.</param>
    /// <exception cref="PolicyException">IAM would refuse it, or this cloud cannot evaluate it; names statement and field.</exception>
    public static ResourcePolicy Parse(JsonNode? node, string name, bool isTrust = false)
    {
        var (policy, path) = (new ResourcePolicy(), new PolicyPath(name));
        if (node is not JsonObject document || document["Statement"] is not JsonArray { Count: > 0 } list)
        {
            throw path.Error("expects an object with Version and a list of Statements");
        }

        // Without it IAM takes 2008-10-17, which knows no policy variables.
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

            // A trust policy has no resource: it is the role itself.
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

    /// <summary>Whether a statement forbids it, whatever others allow.</summary>
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
                        throw path.Error($"{kind} is no kind of principal; IAM knows Service, AWS and Federated");
                    }
                }

                return [.. kinds.SelectMany(kind => path.At(kind.Key).Strings(kind.Value))];
            default:
                throw path.Error("is missing; a resource's policy says whom it is about");
        }
    }
}
