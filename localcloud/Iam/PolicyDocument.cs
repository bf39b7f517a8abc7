using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Iam;

/// <summary>The source of a policy.</summary>
public enum PolicyOrigin
{
    /// <summary>Written in the template.</summary>
    Inline,

    /// <summary>A SAM policy template, such as <c>LambdaInvokePolicy</c>.</summary>
    SamTemplate,

    /// <summary>An AWS managed policy, such as <c>AWSLambdaBasicExecutionRole</c>.</summary>
    Managed,
}

/// <summary>An identity policy, compiled once; immutable, so that many worlds can share it.</summary>
public sealed class PolicyDocument
{
    private static readonly string[] Versions = ["2012-10-17", "2008-10-17"];

    private PolicyDocument(string name, PolicyOrigin origin, IReadOnlyList<PolicyStatement> statements) =>
        (Name, Origin, Statements) = (name, origin, statements);

    /// <summary>The name used in messages and reports.</summary>
    public string Name { get; }

    public PolicyOrigin Origin { get; }

    public IReadOnlyList<PolicyStatement> Statements { get; }

    /// <param name="node">The policy's JSON with all intrinsic functions resolved.</param>
    /// <param name="name">The policy's name in messages.</param>
    /// <exception cref="PolicyException">IAM would refuse it, or the local cloud cannot evaluate it; names statement and field.</exception>
    public static PolicyDocument Parse(JsonNode? node, string name = "policy", PolicyOrigin origin = PolicyOrigin.Inline)
    {
        var path = new PolicyPath(name);
        if (node is not JsonObject document)
        {
            throw path.Error("expects an object with Version and Statement");
        }

        foreach (var (field, _) in document)
        {
            if (field is not ("Version" or "Id" or "Statement"))
            {
                throw path.At(field).Error("is not an element of a policy; IAM has Version, Id and Statement");
            }
        }

        var version = document["Version"] is { } text ? path.At("Version").Text(text) : Versions[^1];
        if (!Versions.Contains(version))
        {
            throw path.At("Version").Error($"'{version}' is not one of {string.Join(", ", Versions)}");
        }

        // Only version 2012-10-17 has policy variables; without a version, a policy has the older one.
        return new PolicyDocument(name, origin, ParseStatements(document["Statement"], version == Versions[0], path));
    }

    private static List<PolicyStatement> ParseStatements(JsonNode? node, bool expands, PolicyPath path)
    {
        IReadOnlyList<JsonNode?> nodes = node switch
        {
            JsonArray { Count: > 0 } array => [.. array],
            JsonObject single => [single],
            _ => throw path.At("Statement").Error("is missing or empty"),
        };
        var statements = new List<PolicyStatement>();
        var sids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (index, item) in nodes.Index())
        {
            var body = item as JsonObject ?? throw path.At($"statement {index}").Error("expects an object");
            var where = path.At(body["Sid"] is JsonValue sid ? $"statement {index} ({sid})" : $"statement {index}");
            var statement = new PolicyStatement(body, expands, where);
            if (statement.Sid is not null && !sids.Add(statement.Sid))
            {
                throw where.At("Sid").Error("is also the Sid of an earlier statement; IAM requires unique ones in a policy");
            }

            statements.Add(statement);
        }

        return statements;
    }
}
