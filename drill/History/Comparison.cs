using System.Globalization;
using Failover.Drill.Views;

namespace Failover.Drill.History;

/// <summary>Two executions, value by value.</summary>
/// <param name="Differences">Each value that differs, before and after.</param>
internal sealed record Comparison(PastExecution A, PastExecution B, IReadOnlyList<Difference> Differences)
{
    public static Comparison Of(PastExecution a, PastExecution b)
    {
        (string Name, Func<PastExecution, string> Of)[] values =
        [
            ("cluster", static one => one.Cluster ?? ""),
            ("kind", static one => HistoryText.Kind(one.Kind)),
            ("started by", static one => one.StartedBy),
            ("outcome", static one => one.Outcome),
            ("outage", static one => Seconds(one.OutageSeconds)),
            ("detection", static one => Seconds(one.Parts?.Detection)),
            ("promotion", static one => Seconds(one.Parts?.Promotion)),
            ("DNS", static one => Seconds(one.Parts?.Dns)),
            ("proof", static one => Seconds(one.Parts?.Proof)),
            ("objective", static one => Seconds(one.ObjectiveSeconds)),
            ("objective met", static one => HistoryText.Met(one.ObjectiveMet)),
            ("summary", static one => one.Summary ?? ""),
        ];
        return new Comparison(a, b, [.. values
            .Select(value => new Difference(value.Name, value.Of(a), value.Of(b)))
            .Where(static difference => difference.A != difference.B)]);
    }

    public void Show(Page page)
    {
        page.Row([new Cell("A  ", Look.Strong)], $"{A.Name}, {HistoryText.Time(A.StartedAt)}", Look.Plain);
        page.Row([new Cell("B  ", Look.Strong)], $"{B.Name}, {HistoryText.Time(B.StartedAt)}", Look.Plain);
        page.Blank();
        foreach (var difference in Differences)
        {
            page.Row([new Cell(difference.Name.PadRight(15), Look.Strong), new Cell("A  ")], Shown(difference.A), Look.Plain);
            page.Row([new Cell(new string(' ', 15)), new Cell("B  ")], Shown(difference.B), Look.Plain);
        }

        if (Differences.Count == 0)
        {
            page.Paragraph("No value differs.");
        }
        else if (A.OutageSeconds is { } before && B.OutageSeconds is { } after)
        {
            page.Blank();
            page.Paragraph(string.Create(
                CultureInfo.InvariantCulture,
                $"B's outage is {Math.Abs(after - before):0.#} s {(after < before ? "shorter" : "longer")} than A's."));
        }
    }

    private static string Shown(string value) => value.Length > 0 ? value : "not known";

    private static string Seconds(double? value) => value is null ? "" : $"{HistoryText.Number(value)} s";
}

/// <param name="A">Empty if not known.</param>
internal sealed record Difference(string Name, string A, string B);
