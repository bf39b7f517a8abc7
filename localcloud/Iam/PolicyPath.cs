using System.Text.Json;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Iam;

/// <summary>A location in a policy, for error messages.</summary>
internal sealed record PolicyPath(string Where)
{
    internal PolicyPath At(string field) => new($"{Where}, {field}");

    internal PolicyException Error(string what) => new($"{Where}: {what}.");

    /// <summary>A string or a list of strings, as IAM accepts for most elements; booleans and numbers are converted to text.</summary>
    internal List<string> Strings(JsonNode? node)
    {
        var list = node is JsonArray array ? array.Select(Text).ToList() : [Text(node)];
        return list.Count > 0 ? list : throw Error("is an empty list; IAM requires at least one value");
    }

    internal string Text(JsonNode? node) => node switch
    {
        JsonValue value => value.GetValueKind() switch
        {
            JsonValueKind.String => value.GetValue<string>(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => value.ToJsonString(),
        },
        JsonObject intrinsic => throw Error($"expects text, found {intrinsic.ToJsonString()}: an unresolved intrinsic function?"),
        null => throw Error("expects text, found null"),
        _ => throw Error($"expects text, found {node.ToJsonString()}"),
    };
}
