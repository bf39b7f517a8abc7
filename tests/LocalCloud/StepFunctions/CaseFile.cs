using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Failover.Tests.LocalCloud.StepFunctions;

/// <summary>The cases that are next to the tests as data.</summary>
internal static class CaseFile
{
    public static JsonSerializerOptions Plain { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode Read(string name) =>
        JsonNode.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "LocalCloud", "StepFunctions", "Cases", $"{name}.json")))!;

    public static IEnumerable<string> Names(JsonNode? cases) => cases!.AsArray().Select(static one => one!["name"]!.GetValue<string>());

    public static JsonObject Find(JsonNode? cases, string name) =>
        cases!.AsArray().Single(one => one!["name"]!.GetValue<string>() == name)!.AsObject();

    /// <summary>Replaces L in a case with the function's ARN.</summary>
    public static string Definition(JsonObject one) => one["definition"]!.ToJsonString(Plain)
        .Replace("\"Resource\":\"L\"", $"\"Resource\":\"{Bed.Lambda}\"", StringComparison.Ordinal)
        .Replace("\"Resource\":\"L:", $"\"Resource\":\"{Bed.Lambda}:", StringComparison.Ordinal);
}
