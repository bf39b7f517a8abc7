using System.Xml.Linq;
using Failover.Drill.Pages.Markup;
using Failover.Drill.Pages.Model;

namespace Failover.Drill.Pages.Sections;

/// <summary>How the records changed, as a diff.</summary>
internal static class DnsSection
{
    public static XElement From(RunEvidence run, Clock clock) => Html.Section(
        "dns",
        "DNS",
        run.DnsChanges.Count == 0 ? Html.Paragraph("", "No record was changed.") : null,
        run.DnsChanges.Select(change => Html.Element(
            "div",
            "diff",
            Html.Paragraph("", clock.Element(change.At), Html.Element("span", "", $"{change.Name}, by {change.By}")),
            Line("del", "-", "removed", change, change.Before),
            Line("ins", "+", "added", change, change.After))));

    private static XElement? Line(string element, string sign, string word, DnsChange change, string? value) => value is null ? null
        : new XElement(
            element, Html.Hidden($"{word}: "), Html.Attribute("data-sign", sign), $"{change.Name} {change.Type} {value}");
}
