using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Failover.Drill.History;

/// <summary>All executions, and their totals.</summary>
/// <param name="Executions">Newest first.</param>
internal sealed record HistoryDocument(
    IReadOnlyList<PastExecution> Executions, IReadOnlyDictionary<string, int> Kinds, Outages? Drills, Outages? Real)
{
    private static readonly string[] Headings =
    [
        "date", "execution", "cluster", "kind", "startedBy", "why", "outcome", "outageSeconds", "objectiveSeconds", "objectiveMet",
        "evidence", "sha256",
    ];

    public static HistoryDocument From(IReadOnlyList<PastExecution> executions) => new(
        executions,
        executions.GroupBy(static one => HistoryText.Kind(one.Kind), StringComparer.Ordinal)
            .OrderBy(static kind => kind.Key, StringComparer.Ordinal).ToDictionary(static kind => kind.Key, static kind => kind.Count()),
        Outages.From(executions.Where(static one => one.Kind == ExecutionKind.Drill)),
        Outages.From(executions.Where(static one => one.Kind == ExecutionKind.Real)));

    public string ToJson() => JsonSerializer.Serialize(this, HistoryJson.Readable.HistoryDocument);

    /// <summary>RFC 4180. No cell can be taken for a formula by a spreadsheet.</summary>
    public string ToCsv() => Lines(
        [Headings, .. Executions.Select(Cells)], static row => string.Join(',', row.Select(Quoted)), "\r\n");

    public string ToMarkdown() => Lines(
        [Headings, [.. Headings.Select(static _ => "---")], .. Executions.Select(Cells)],
        static row => $"| {string.Join(" | ", row.Select(static cell => cell.Replace("|", "\\|", StringComparison.Ordinal)))} |", "\n")
        + $"\n{string.Join("\n", HistoryText.Figures(this).Select(static line => $"- {line}"))}\n";

    private static IReadOnlyList<string> Cells(PastExecution one) =>
    [
        HistoryText.Time(one.StartedAt), one.Name, one.Cluster ?? "", HistoryText.Kind(one.Kind), one.StartedBy, one.Why ?? "", one.Outcome,
        HistoryText.Number(one.OutageSeconds), HistoryText.Number(one.ObjectiveSeconds), HistoryText.Met(one.ObjectiveMet),
        one.Evidence ?? "", one.Sha256 ?? "",
    ];

    private static string Lines(IEnumerable<IReadOnlyList<string>> rows, Func<IReadOnlyList<string>, string> line, string end)
    {
        var text = new StringBuilder();
        foreach (var row in rows)
        {
            text.Append(line([.. row.Select(HistoryText.OneLine)])).Append(end);
        }

        return text.ToString();
    }

    private static string Quoted(string cell)
    {
        var safe = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' ? $"'{cell}" : cell;
        return safe.AsSpan().IndexOfAny(",\"") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}

/// <summary>The wording shared by all formats.</summary>
internal static class HistoryText
{
    public static string Kind(ExecutionKind kind) => Functions.Contract.EnumText.Kebab(kind);

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);

    public static string Number(double? value) => value?.ToString("0.#", CultureInfo.InvariantCulture) ?? "";

    public static string Met(bool? met) => met switch { true => "yes", false => "no", null => "" };

    public static string OneLine(string text) => text.ReplaceLineEndings(" ");

    /// <summary>The number of executions of each kind, and how long their outages were.</summary>
    public static IEnumerable<string> Figures(HistoryDocument history)
    {
        yield return history.Executions.Count == 0 ? "No executions." : string.Create(
            CultureInfo.InvariantCulture,
            $"{history.Executions.Count} executions: "
                + $"{string.Join(", ", history.Kinds.Select(static kind => $"{kind.Key} {kind.Value}"))}.");
        foreach (var (name, outages) in new[] { ("drills", history.Drills), ("real failovers", history.Real) })
        {
            if (outages is not null)
            {
                yield return string.Create(CultureInfo.InvariantCulture,
                    $"Outage, {name} ({outages.Count}): p50 {outages.P50:0.#} s, p99 {outages.P99:0.#} s; objective met "
                        + $"{outages.Met}, missed {outages.Missed}.");
            }
        }
    }

    public static string Due(DueDecision due)
    {
        var last = due.Last is { } proven ? $"The last proven one is {proven.Name} of {Time(proven.StartedAt)} ({Kind(proven.Kind)})."
            : "No drill and no real failover was ever proven.";
        return string.Join(' ', new[]
        {
            last,
            due switch
            {
                { Last: null } => "A drill is due now.",
                { IsOverdue: true } => $"A drill is overdue since {Time(due.DueAt)}.",
                _ => $"The next drill is due on {Time(due.DueAt)}.",
            },
            due.Skipped is { } skipped ? $"The calendar's drill of {Time(skipped.StartedAt)} was skipped: {skipped.Why}." : null,
            due.NextOnCalendar is not { } next ? null
                : $"The calendar holds the next one on {Time(next)}{(due.IsOverdue || next <= due.DueAt ? "" : ", after it is due")}.",
        }.OfType<string>());
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(HistoryDocument))]
[JsonSerializable(typeof(DueDecision))]
[JsonSerializable(typeof(Comparison))]
internal sealed partial class HistoryJson : JsonSerializerContext
{
    /// <summary>Writes letters of all languages unescaped.</summary>
    public static HistoryJson Readable { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
