using System.Text.Json.Nodes;

namespace Failover.Drill.Views;

/// <param name="NextLook">Seconds until the next check; null if there is none.</param>
internal sealed record Finding(string Text, string? NextLook = null);

/// <summary>What a state found, in a few words, from its output.</summary>
internal static class StateFindings
{
    /// <summary>The states whose output is news, and where in it; the other states only order and wait.</summary>
    private static readonly Dictionary<string, Func<JsonNode?, Finding?>> ByState = new(StringComparer.Ordinal)
    {
        ["VerifyCluster"] = static output => Say(output?["verdict"], "state", "reason"),
        ["TriggerDrill"] = static output => Say(output?["drill"], "kind", "from"),
        ["ChooseRegion"] = static output => Say(output?["region"]?["choice"], "state", "reason"),
        ["RequestApproval"] = static output => Answer(output?["answer"] ?? output?["approval"]),
        ["PromoteRegion"] = static output => Say(output?["region"]?["promotion"], "state", "reason"),
        ["CheckRegion"] = static output => Say(output?["region"]?["check"], "state", "reason"),
        ["TellPending"] = static output =>
            Text(output?["record"]?["notice"], "subject") is { } subject ? new($"operators are notified: {subject}") : null,
        ["CheckWriter"] = static output => Writer(output?["writer"]),
        ["AskWire"] = static output => Say(output?["writer"]?["wire"], "outcome", "reason"),
        ["LookAtName"] = static output => Say(output?["look"], "outcome", "reason"),
        ["UpsertCname"] = static output => Say(output?["record"], "state", "reason"),
        ["FlipSwitch"] = static output => Say(output?["record"], "state", "reason"),
        ["CheckInSync"] = static output => Say(output?["inSync"], "state", null),
        ["ProbeWriter"] = static output => Probe(output?["probe"]),
        ["ReportOutcome"] = static output => Say(output?["report"], "outcome", "summary"),
        ["PlainReport"] = static output => Say(output?["report"], "outcome", "summary"),
        ["Notify"] = static output => Told(output?["report"]),
        ["KeepEvidence"] = static output => Kept(output?["report"]?["evidence"]),
    };

    /// <summary>Whether the state's output is news.</summary>
    public static bool Speaks(string state) => ByState.ContainsKey(state);

    /// <summary>What the state found; null if it found nothing worth showing.</summary>
    public static Finding? In(string state, JsonNode? output) => ByState.TryGetValue(state, out var find) ? find(output) : null;

    private static Finding? Writer(JsonNode? writer) =>
        Text(writer, "state") == "promoted" ? new($"promoted: {Text(writer, "writer")}") : Say(writer, "state", "reason");

    /// <summary>What the probe found. A first proof is not the end: it takes several in a row.</summary>
    private static Finding? Probe(JsonNode? probe) => Say(probe, "outcome", "reason") is { } found
        ? found with { NextLook = Text(probe, "state") is "waiting" or "recheck" ? Text(probe, "waitSeconds") : null }
        : null;

    /// <summary>What was sent back with the token, or that nothing was.</summary>
    private static Finding Answer(JsonNode? approval) => new(
        (approval as JsonObject)?.ContainsKey("Error") == true ? Failed(Text(approval, "Error"))
        : Text(approval, "approved") switch
        {
            "true" => $"approved{By(approval)}",
            "false" => $"denied{By(approval)}",
            _ => "the answer is neither yes nor no",
        });

    /// <param name="error">Null if the token came back with a failure without a name.</param>
    private static string Failed(string? error) => error switch
    {
        null => "denied, with a failure without a name",
        "States.Timeout" => "nobody answered in time",
        _ => $"refused: {error}",
    };

    private static string By(JsonNode? approval) => Text(approval, "by") is { } name ? $" by {name}" : "";

    private static Finding Told(JsonNode? report) => new(
        report?["notifyFailure"] is null ? $"operators are notified: {Text(report, "subject")}"
            : $"nobody could be notified: {Text(report, "subject")}");

    private static Finding Kept(JsonNode? evidence) => new(
        Text(evidence, "Error") is { } error ? $"the evidence could not be kept: {error}" : "the evidence is kept");

    private static Finding? Say(JsonNode? found, string what, string? why)
    {
        var (word, reason) = (Text(found, what), why is null ? null : Text(found, why));
        var next = word is "waiting" or "pending" or "watching" ? Text(found, "waitSeconds") : null;
        return word is null ? null : new(reason is null ? word : $"{word}: {reason}", next);
    }

    private static string? Text(JsonNode? node, string name) => node?[name] is JsonValue value ? value.ToString() : null;
}
