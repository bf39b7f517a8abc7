using System.Text.Json.Nodes;

namespace Failover.Tests.LocalCloud.CloudWatch;

internal static class Shape
{
    /// <summary>All keys in order, and the kinds of their values.</summary>
    public static string Of(JsonNode? node) => node switch
    {
        JsonObject json => "{" + string.Join(",", json.Select(pair => $"{pair.Key}:{Of(pair.Value)}")) + "}",
        JsonArray array => "[" + string.Join(",", array.Select(Of)) + "]",
        null => "null",
        _ => node.GetValueKind().ToString(),
    };

    public static JsonNode Recorded(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Events", name))).ShouldNotBeNull();
}
