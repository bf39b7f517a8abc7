using System.Xml.Linq;
using Failover.Drill.Pages.Markup;

namespace Failover.Drill.History;

/// <summary>The history as one HTML page, without network and script.</summary>
internal static class HistoryPage
{
    private static readonly string[] Headings =
        ["date", "kind", "outcome", "outage", "objective", "started by", "why", "evidence and its SHA-256"];

    public static string From(HistoryDocument history)
    {
        var title = "Executions of the failover state machine";
        var body = new XElement(
            "body",
            new XElement("header", Html.Element("h1", "", title)),
            new XElement(
                "main",
                Html.Section("figures", "Figures", HistoryText.Figures(history).Select(static line => Html.Paragraph("", line))),
                Html.Section("executions", "Executions", Html.Table("executions", Headings, history.Executions.Select(Row)))));
        return $"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            {HtmlText.From(new XElement("title", title))}
            <style>
            {Asset.Text("page.css")}</style>
            </head>
            {HtmlText.From(body)}
            </html>

            """;
    }

    private static IReadOnlyList<object?> Row(PastExecution one) =>
    [
        HistoryText.Time(one.StartedAt),
        HistoryText.Kind(one.Kind),
        one.Outcome,
        one.OutageSeconds is null ? "" : $"{HistoryText.Number(one.OutageSeconds)} s",
        one.ObjectiveSeconds is null ? "" : $"{HistoryText.Number(one.ObjectiveSeconds)} s: {Met(one.ObjectiveMet)}",
        one.StartedBy,
        one.Why ?? "",
        new XElement("span", one.Evidence ?? one.Name, new XElement("br"), Html.Element("small", "", one.Sha256 ?? "")),
    ];

    private static string Met(bool? met) => met switch { true => "met", false => "missed", null => "not measured" };
}
