using System.Text.Json.Nodes;

namespace Failover.Drill.Views;

/// <param name="NextLook">Seconds until it looks again; null where it does not.</param>
internal sealed record Finding(string Text, string? NextLook = null);

/// <summary>What a state found, in a few words, out of its output.</summary>
internal static class StateFindings
{
    /// <summary>States whose output says something new; the others are order and waits.</summary>
    public static bool Speaks(string state) => state is "VerifyCluster" or "TriggerDrill"
        or "ChooseRegion" or "RequestApproval" or "PromoteRegion" or "CheckRegion" or "CheckWriter" or "UpsertCname" or "FlipSwitch" or "CheckInSync"
        or "ProbeWriter" or "ReportOutcome" or "PlainReport" or "Notify" or "TellPending";

    public static Finding? Of(string state, JsonNode? output) => state switch
    {
        "VerifyCluster" => Say(output?["verdict"], "kind", "reason"),
        "TriggerDrill" => Say(output?["drill"], "kind", "from"),
        "ChooseRegion" => Say(output?["region"]?["choice"], "state", "reason"),
        "RequestApproval" => Answer(output?["answer"] ?? output?["approval"]),
        "PromoteRegion" => Say(output?["region"]?["promotion"], "state", "reason"),
        "CheckRegion" => Say(output?["region"]?["check"], "state", "reason"),
        "TellPending" => Text(output?["record"]?["notice"], "subject") is { } subject ? new($"people are told: {subject}") : null,
        "CheckWriter" => Writer(output?["writer"]),
        "UpsertCname" or "FlipSwitch" => Say(output?["record"], "state", "reason"),
        "CheckInSync" => Say(output?["inSync"], "state", null),
        "ProbeWriter" => Probe(output?["probe"]),
        "ReportOutcome" or "PlainReport" => Say(output?["report"], "outcome", "summary"),
        "Notify" => Told(output?["report"]),
        _ => null,
    };

    private static Finding? Writer(JsonNode? writer) =>
        Text(writer, "state") == "promoted" ? new($"promoted: {Text(writer, "writer")}") : Say(writer, "state", "reason");

    /// <summary>What the wire said. A first proof is no end: it takes some in a row.</summary>
    private static Finding? Probe(JsonNode? probe) => Say(probe, "outcome", "detail") is { } found
        ? found with { NextLook = Text(probe, "state") is "waiting" or "recheck" ? Text(probe, "waitSeconds") : null }
        : null;

    /// <summary>What came back with the token, or that nothing did.</summary>
    private static Finding Answer(JsonNode? approval) => new(
        (approval as JsonObject)?.ContainsKey("Error") == true ? Failed(Text(approval, "Error"))
        : Text(approval, "approved") switch
        {
            "true" => $"approved{By(approval)}",
            "false" => $"denied{By(approval)}",
            _ => "the answer is neither yes nor no",
        });

    /// <param name="error">Null where the token came back with a failure that names none.</param>
    private static string Failed(string? error) => error switch
    {
        null => "denied, by a failure without a name",
        "States.Timeout" => "nobody answered in time",
        _ => $"refused: {error}",
    };

    private static string By(JsonNode? approval) => Text(approval, "by") is { } name ? $" by {name}" : "";

    private static Finding Told(JsonNode? report) => new(
        report?["notifyFailure"] is null ? $"people are told: {Text(report, "subject")}" : $"nobody could be told: {Text(report, "subject")}");

    private static Finding? Say(JsonNode? found, string what, string? why)
    {
        var (word, reason) = (Text(found, what), why is null ? null : Text(found, why));
        var next = word is "waiting" or "pending" or "watching" ? Text(found, "waitSeconds") : null;
        return word is null ? null : new(reason is null ? word : $"{word}: {reason}", next);
    }

    private static string? Text(JsonNode? node, string name) => node?[name] is JsonValue value ? value.ToString() : null;
}
