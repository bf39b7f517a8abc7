using System.Globalization;
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

    public static string From(RunEvidence run) => Compose(run, Parts(run), "", new XElement("body"), []);

    /// <summary>The same page for a browser that follows the run: with a script that puts changed parts in their places.</summary>
    /// <param name="version">What the parts are of.</param>
    public static string Live(RunEvidence run, LiveState state, long version)
    {
        var body = new XElement(
            "body",
            Html.Attribute("data-version", version.ToString(CultureInfo.InvariantCulture)), Html.Attribute("data-phase", state.Phase),
            Html.Attribute("data-pace", state.Pace), state.SinceSeconds is { } since ? Html.Attribute("data-since", since) : null);
        return Compose(
            run, Parts(run), "<script src=\"live.js\" defer></script>\n", body, [LiveBar.From(state), LiveBar.Plan(run)]);
    }

    /// <summary>What changes while a run goes on, each with its id: the contents, then the sections.</summary>
    public static IReadOnlyList<XElement> Parts(RunEvidence run)
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
        return [Contents(sections), .. sections];
    }

    private static string Compose(RunEvidence run, IReadOnlyList<XElement> parts, string script, XElement body, IEnumerable<XElement?> live)
    {
        var title = new XElement("title", $"{run.Title}: {run.Outcome ?? "no report"}");
        body.Add(Header(run), live, parts[0], new XElement("main", parts.Skip(1)));
        var head = $"{Head}\n{HtmlText.From(title)}\n<style>\n{Asset.Text("page.css")}</style>\n{script}</head>";
        return $"{head}\n{HtmlText.From(body)}\n</html>\n";
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
        Html.Attribute("id", "contents"),
        Html.Attribute("aria-label", "Contents"),
        new XElement("ul", sections.Select(static section => new XElement(
            "li", new XElement("a", Html.Attribute("href", $"#{section.Attribute("id")!.Value}"), section.Element("h2")!.Value)))));
}
