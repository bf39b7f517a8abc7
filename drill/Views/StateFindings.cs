using System.Text.Json.Nodes;

namespace Failover.Drill.Views;

/// <summary>What a state found, in a few words, out of its output.</summary>
internal static class StateFindings
{
    /// <summary>States whose output says something new; the others are order and waits.</summary>
    public static string? Of(string state, JsonNode? output) => state switch
    {
        "VerifyCluster" => Say(output?["verdict"], "kind", "reason"),
        "TriggerDrill" => Say(output?["drill"], "kind", "from"),
        "CheckWriter" => Writer(output?["writer"]),
        "UpsertCname" => Say(output?["record"], "state", "reason"),
        "CheckInSync" => Say(output?["inSync"], "state", null),
        "ProbeWriter" => Say(output?["probe"], "outcome", "detail"),
        "ReportOutcome" => Say(output?["report"], "outcome", "summary"),
        "Notify" => output?["report"]?["notifyFailure"] is null ? "people are told" : "nobody could be told",
        _ => null,
    };

    private static string? Writer(JsonNode? writer) =>
        Text(writer, "state") == "promoted" ? $"promoted: {Text(writer, "writer")}" : Say(writer, "state", "reason");

    private static string? Say(JsonNode? found, string what, string? why)
    {
        var (word, reason) = (Text(found, what), why is null ? null : Text(found, why));
        return word is null ? null : reason is null ? word : $"{word}: {reason}";
    }

    private static string? Text(JsonNode? node, string name) => node?[name] is JsonValue value ? value.ToString() : null;
}
