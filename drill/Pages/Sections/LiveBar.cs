using System.Globalization;
using System.Xml.Linq;
using Failover.Drill.Pages.Markup;
using Failover.Drill.Pages.Model;

namespace Failover.Drill.Pages.Sections;

/// <summary>What only a page that follows a run has: where it stands, its controls, and what is about to break.</summary>
internal static class LiveBar
{
    private static readonly double[] Paces = [1, 2, 5, 10, 20];

    public static XElement From(LiveState state) => Html.Element(
        "div",
        "live",
        new XElement(
            "p",
            new XElement("b", Html.Attribute("id", "live-state"), Html.Attribute("role", "status"), Capital(state.Phase)),
            " ",
            new XElement("span", Html.Attribute("id", "live-clock"))),
        state.Controls ? Controls(state) : null);

    /// <summary>Null: nobody knows what will happen.</summary>
    public static XElement? Plan(RunEvidence run) => run.Plan.Count == 0 ? null : Html.Section(
        "plan",
        "What is about to break",
        new XElement("ul", run.Plan.Select(static line => new XElement("li", line))));

    private static XElement Controls(LiveState state) => new(
        "p",
        new XElement("button", Html.Attribute("id", "live-toggle"), Html.Attribute("type", "button"), "Start"),
        " ",
        new XElement(
            "label",
            "Speed ",
            new XElement(
                "select",
                Html.Attribute("id", "live-pace"),
                Paces.Append(state.Pace).Distinct().Order().Select(pace => new XElement(
                    "option",
                    Html.Attribute("value", pace.ToString(CultureInfo.InvariantCulture)),
                    pace.Equals(state.Pace) ? Html.Attribute("selected", "selected") : null,
                    string.Create(CultureInfo.InvariantCulture, $"{pace:0.##} times real time"))))));

    private static string Capital(string phase) => char.ToUpperInvariant(phase[0]) + phase[1..];
}
