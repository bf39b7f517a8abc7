using System.Globalization;
using System.Xml.Linq;
using Failover.Drill.Pages.Markup;
using Failover.Drill.Pages.Model;

namespace Failover.Drill.Pages.Sections;

/// <summary>The outcome, and what an operator has to do.</summary>
internal static class OutcomeSection
{
    private const string Advice = "What to do: ";

    public static XElement From(RunEvidence run) => Html.Section(
        "outcome",
        "Outcome",
        Html.Paragraph("", Badge(run.Outcome), " ", Expected(run.Expectation)),
        Html.Paragraph("summary", run.Summary),
        ToDo(run.Message) is { } advice
            ? Html.Element("div", "advice", Html.Element("h3", "", "What to do"), Html.Paragraph("", advice))
            : null,
        Figures(run));

    /// <summary>The outcome in words and a colour.</summary>
    public static XElement Badge(string? outcome) => Html.Element("strong", $"badge {Tone(outcome)}", outcome ?? "no report");

    private static string Tone(string? outcome) => outcome switch
    {
        "recovered" or "drilled" => "good",
        "stood-down" or "monitoring-fault" or RunEvidence.Running => "plain",
        _ => "bad",
    };

    private static XElement? Expected(Expectation? expectation) => expectation switch
    {
        null => null,
        { Complaint: null } => Html.Element("span", "", $"as expected ({expectation.Outcome})"),
        { Complaint: var complaint } => Html.Element("span", "complaint", $"NOT as expected: {complaint}"),
    };

    private static string? ToDo(string? message) => message?.Split('\n')
        .FirstOrDefault(static line => line.StartsWith(Advice, StringComparison.Ordinal))?[Advice.Length..];

    private static XElement Figures(RunEvidence run) => Html.Element(
        "dl",
        "figures",
        run.Report?.RecoverySeconds is { } recovery ? Figure("Recovery time", Clock.Length(recovery)) : null,
        run.Report is { RecoverySeconds: { } took, ObjectiveSeconds: { } objective }
            ? Figure("Objective", string.Create(CultureInfo.InvariantCulture, $"{objective} s, {(took <= objective ? "met" : "MISSED")}"))
            : null,
        run.ApplicationOutageSeconds is { } outage ? Figure("Application without writes", Clock.Length(outage)) : null,
        Figure("DNS changes", run.DnsChanges.Count.ToString(CultureInfo.InvariantCulture)),
        Figure("Proofs", run.Proofs.Count(static p => p.Outcome == "proven").ToString(CultureInfo.InvariantCulture)));

    private static XElement Figure(string name, string value) =>
        Html.Element("div", "", Html.Element("dt", "", name), Html.Element("dd", "", value));
}
