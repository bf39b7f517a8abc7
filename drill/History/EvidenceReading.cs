using System.Text.Json;
using Failover.Functions;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;

namespace Failover.Drill.History;

/// <summary>Reads what the state machines write into the bucket.</summary>
internal static class EvidenceReading
{
    private const string StatusChange = "Step Functions Execution Status Change";

    /// <returns>Null for JSON that is not evidence.</returns>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static EvidencePiece? Read(ReadOnlyMemory<byte> json)
    {
        using var document = JsonDocument.Parse(json);
        var root = document.RootElement;
        return Text(root, "detail-type") == StatusChange && Field(root, "detail") is { } detail ? Ending(root, detail)
            : Field(root, "skipped") is { } skipped ? Skipped(skipped)
            : Field(root, "execution") is { } execution && Field(root, "report") is { } report ? Found(root, execution, report)
            : null;
    }

    private static EvidencePiece? Found(JsonElement root, JsonElement execution, JsonElement json)
    {
        if (Text(execution, "id") is not { } id || Time(execution, "startedAt") is not { } started)
        {
            return null;
        }

        var report = Report(json);
        return new EvidencePiece
        {
            Execution = id,
            StartedAt = started,
            At = report?.At ?? Time(json, "at") ?? started,
            Request = Field(root, "request")?.Clone() ?? default,
            Report = report,
            Outcome = Text(json, "outcome"),
            Cause = report?.Outcome is Outcome.StoodDown ? Cause(root) : null,
        };
    }

    private static EvidencePiece? Skipped(JsonElement json) =>
        Text(json, "execution") is not { } id || Time(json, "startedAt") is not { } started ? null : new EvidencePiece
        {
            Execution = id,
            StartedAt = started,
            At = Time(json, "at") ?? started,
            Skipped = new SkippedDrill(Text(json, "cluster"), Text(json, "by") ?? Started.Schedule, Text(json, "reason") ?? "no reason"),
        };

    private static EvidencePiece? Ending(JsonElement root, JsonElement detail) =>
        Text(detail, "executionArn") is not { } execution || Text(detail, "status") is not { } status
        || Field(detail, "startDate") is not { ValueKind: JsonValueKind.Number } started ? null : new EvidencePiece
        {
            Execution = execution,
            StartedAt = DateTimeOffset.FromUnixTimeMilliseconds(started.GetInt64()),
            At = Time(root, "time") ?? default,
            Request = Input(Text(detail, "input")),
            Ending = status,
        };

    /// <summary>The input as the event has it: text that is JSON; empty if it was too long for the event.</summary>
    internal static JsonElement Input(string? text)
    {
        try
        {
            return text is null ? default : JsonElement.Parse(text);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    /// <summary>The plain report lacks most fields, and another version may have other ones.</summary>
    private static Report? Report(JsonElement json)
    {
        try
        {
            return json.Deserialize(FailoverJson.Default.Report);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static StandDownCause? Cause(JsonElement root)
    {
        try
        {
            return root.Deserialize(FailoverJson.Default.ReportOutcomeRequest) is { } found ? OutcomeDecision.Cause(found) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static JsonElement? Field(JsonElement node, string name) =>
        node.ValueKind == JsonValueKind.Object && node.TryGetProperty(name, out var field) && field.ValueKind != JsonValueKind.Null
            ? field : null;

    private static string? Text(JsonElement node, string name) =>
        Field(node, name) is { ValueKind: JsonValueKind.String } text ? text.GetString() : null;

    private static DateTimeOffset? Time(JsonElement node, string name) =>
        Field(node, name) is { ValueKind: JsonValueKind.String } text && text.TryGetDateTimeOffset(out var at) ? at : null;
}
