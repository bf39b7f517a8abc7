using System.Globalization;
using System.Xml.Linq;
using Failover.Drill.Pages.Markup;
using Failover.Drill.Pages.Model;
using Failover.Drill.Scenarios;

namespace Failover.Drill.Pages.Sections;

/// <summary>The lists on a page, such as proofs, mails and API writes.</summary>
internal static class RecordSections
{
    public static XElement Proofs(RunEvidence run, Clock clock) => Html.Section(
        "proofs",
        "Proofs",
        run.Proofs.Count == 0
            ? Html.Paragraph("", "This execution made no probe through the record.")
            : Html.Table("Proofs", ["Time", "Probe", "Result", "Who answered", "In a row"], run.Proofs.Select(proof => new object?[]
            {
                clock.Element(proof.At), Number(proof.Attempt),
                Html.Element("span", proof.Outcome == "proven" ? "tone-good" : "tone-warning", proof.Outcome),
                proof.Answer, Number(proof.InARow),
            })));

    public static XElement Mails(RunEvidence run, Clock clock) => Html.Section(
        "mails",
        run.Mails.Count == 1 ? "1 mail" : $"{Number(run.Mails.Count)} mails",
        run.Mails.Count == 0 ? Html.Paragraph("", "No message was sent.") : null,
        run.Mails.Select(mail => Letter(mail, clock)));

    public static XElement Writes(RunEvidence run, Clock clock) => Html.Section(
        "writes",
        "API writes",
        Html.Paragraph("", "Every call that changes something, as it was sent; calls that only read are left out."),
        run.Writes.Count == 0
            ? Html.Paragraph("", "None was made.")
            : Html.Table("API writes", ["Time", "Call", "By", "Resource", "Calls"], run.Writes.Select(write => new object?[]
            {
                clock.Element(write.At), Html.Element("code", "", write.Action), write.Caller, Html.Element("code", "", write.Resource),
                write.Count == 1 ? "1" : $"{Number(write.Count)}, until {clock.Since(write.Until)}",
            })));

    public static XElement Happenings(RunEvidence run, Clock clock) => Html.Section(
        "happenings",
        "Everything that happened",
        Html.Table("Everything that happened", ["Time", "What", "Found"], run.Happenings.Select(happening => new object?[]
        {
            clock.Element(happening.At), happening.What, Html.Element("span", $"tone-{happening.Tone}", happening.Found),
        })));

    public static XElement Facts(RunEvidence run) => Html.Section(
        "facts",
        "Facts and versions",
        Html.Element("dl", "facts", run.Facts.SelectMany(static fact => new[]
        {
            Html.Element("dt", "", fact.Name), Html.Element("dd", "", fact.Value),
        })));

    private static XElement Letter(Mail mail, Clock clock) => Html.Element(
        "article",
        "mail",
        Html.Element("h3", "", mail.Subject ?? "(no subject)"),
        Html.Paragraph("", clock.Element(mail.At), $" from {mail.Region}"),
        Html.Element("pre", "", mail.Message.TrimEnd('\n')));

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
