using System.Xml.Linq;
using Failover.Drill.Pages.Markup;
using Failover.Drill.Pages.Model;
using Failover.Drill.Pages.Sections;

namespace Failover.Drill.Pages;

/// <summary>
/// A run as one HTML page: it needs no network and no script, can be printed, and is the same to the byte for the same evidence.
/// </summary>
internal static class RunPage
{
    private const string Head = """
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        """;

    public static string From(RunEvidence run)
    {
        var clock = new Clock(run.Origin);
        XElement[] sections =
        [
            OutcomeSection.From(run),
            OutageSection.From(run),
            TimelineSection.From(run),
            GraphSection.From(run),
            DnsSection.From(run, clock),
            RecordSections.Proofs(run, clock),
            RecordSections.Mails(run, clock),
            RecordSections.Writes(run, clock),
            RecordSections.Happenings(run, clock),
            RecordSections.Facts(run),
        ];
        var title = new XElement("title", $"{run.Title}: {run.Outcome ?? "no report"}");
        var body = new XElement("body", Header(run), Contents(sections), new XElement("main", sections));
        return $"{Head}\n{HtmlText.From(title)}\n<style>\n{Asset.Text("page.css")}</style>\n</head>\n{HtmlText.From(body)}\n</html>\n";
    }

    /// <summary>Writes the page, replacing an existing file.</summary>
    /// <exception cref="IOException">The file cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be written.</exception>
    public static void Write(RunEvidence run, string file) => File.WriteAllText(file, From(run));

    private static XElement Header(RunEvidence run) => new(
        "header",
        Html.Element("h1", "", run.Title),
        Html.Paragraph("source", run.Source),
        run.Story is { } story ? Html.Paragraph("", story) : null);

    private static XElement Contents(IEnumerable<XElement> sections) => new(
        "nav",
        Html.Attribute("aria-label", "Contents"),
        new XElement("ul", sections.Select(static section => new XElement(
            "li", new XElement("a", Html.Attribute("href", $"#{section.Attribute("id")!.Value}"), section.Element("h2")!.Value)))));
}
