using System.Globalization;
using System.Xml.Linq;

namespace Failover.Drill.Pages.Markup;

/// <summary>A page's elements. Their content is always text: <see cref="HtmlText"/> escapes all of it.</summary>
internal static class Html
{
    /// <param name="classes">Empty for none.</param>
    public static XElement Element(string name, string classes, params object?[] content) =>
        new(name, classes.Length > 0 ? Attribute("class", classes) : null, content);

    public static XAttribute Attribute(string name, string value) => new(name, value);

    /// <summary>A number, with at most two decimals.</summary>
    public static XAttribute Attribute(string name, double value) => new(name, Number(value));

    public static string Number(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    /// <summary>A part of the page with a heading, which is also its accessible name, and an anchor for links.</summary>
    public static XElement Section(string id, string heading, params object?[] content) => new(
        "section",
        Attribute("id", id),
        Attribute("aria-labelledby", $"{id}-heading"),
        new XElement("h2", Attribute("id", $"{id}-heading"), heading),
        content);

    /// <summary>Scrolls on its own if it is wider than the screen, with the keyboard as well.</summary>
    public static XElement Scrolling(string name, params object?[] content) => new(
        "div",
        Attribute("class", "scroll"),
        Attribute("role", "region"),
        Attribute("aria-label", name),
        Attribute("tabindex", "0"),
        content);

    /// <param name="name">What the table lists.</param>
    /// <param name="rows">Cells of text or elements.</param>
    public static XElement Table(string name, IReadOnlyList<string> headings, IEnumerable<IReadOnlyList<object?>> rows) => Scrolling(
        name,
        new XElement(
            "table",
            new XElement("thead", new XElement("tr", headings.Select(static h => new XElement("th", Attribute("scope", "col"), h)))),
            new XElement("tbody", rows.Select(static row => new XElement("tr", row.Select(static cell => new XElement("td", cell)))))));

    public static XElement Paragraph(string classes, params object?[] content) => Element("p", classes, content);

    /// <summary>Visible to screen readers only.</summary>
    public static XElement Hidden(string text) => Element("span", "hidden", text);
}
