using System.Xml.Linq;
using Failover.Drill.Pages.Markup;
using Failover.Drill.Pages.Model;

namespace Failover.Drill.Pages.Sections;

/// <summary>Lanes over time: solid where something works, hatched where something waits.</summary>
internal static class TimelineSection
{
    private const int TrackHeight = 22;
    private const int MostTicks = 6;

    public static XElement From(RunEvidence run)
    {
        var window = Window.Of(run);
        return Html.Section(
            "timeline",
            "Timeline",
            Html.Paragraph("", $"Seconds since {run.OriginName}. Solid: at work. Hatched: waiting. A line: a moment."),
            Html.Element("div", "lanes", Patterns(), run.Lanes.Select(lane => LaneOf(lane, window)), Axis(window)),
            Html.Element("ul", "legend", Kinds()));
    }

    /// <summary>
    /// The hatching, in an SVG element without a size that is still rendered: browsers ignore patterns in one that is not.
    /// </summary>
    private static XElement Patterns() => new(
        "svg",
        Html.Attribute("width", 0), Html.Attribute("height", 0), Html.Attribute("class", "patterns"),
        Html.Attribute("aria-hidden", "true"),
        new XElement(
            "defs",
            new XElement(
                "pattern",
                Html.Attribute("id", "hatch"), Html.Attribute("width", "7"), Html.Attribute("height", "7"),
                Html.Attribute("patternUnits", "userSpaceOnUse"), Html.Attribute("patternTransform", "rotate(45)"),
                Rectangle("hatch-ground", 7), Rectangle("hatch-line", 2.5))));

    private static XElement Rectangle(string classes, double width) => new(
        "rect", Html.Attribute("class", classes), Html.Attribute("width", width), Html.Attribute("height", 7));

    private static XElement LaneOf(Lane lane, Window window) => Html.Element(
        "div",
        "lane",
        Html.Element("h3", "", lane.Name),
        Html.Element("div", "", lane.Tracks.Select(track => TrackOf(lane, track, window))));

    private static XElement TrackOf(Lane lane, Track track, Window window) => Html.Element(
        "div",
        "track",
        track.Name is { } name ? Html.Element("small", "", name) : null,
        new XElement(
            "svg",
            Html.Attribute("width", "100%"), Html.Attribute("height", TrackHeight), Html.Attribute("role", "img"),
            Html.Attribute("aria-label", Words(lane, track, window)),
            new XElement("rect", Html.Attribute("class", "ground"), Html.Attribute("width", "100%"), Html.Attribute("height", TrackHeight)),
            Resolution.Of(track.Spans.Where(window.Shows), window).Select(span => SpanOf(span, window)),
            Resolution.Of(track.Marks.Where(mark => window.Shows(mark.At)), window).Select(mark => MarkOf(mark, window))));

    private static XElement SpanOf(Span span, Window window)
    {
        var (from, until) = (window.Share(span.From), window.Share(span.Until ?? window.Until));
        return new XElement(
            "rect",
            Html.Attribute("class", $"span-{Key(span.Kind)}"), Html.Attribute("y", 2), Html.Attribute("height", TrackHeight - 4),
            Percent("x", from),
            // Makes what takes no time visible.
            Percent("width", Math.Max(until - from, Resolution.Finest)),
            new XElement("title", $"{window.Since(span.From)}: {span.Label}, {Length(span, window)}"));
    }

    private static XElement MarkOf(Mark mark, Window window) => new(
        "rect",
        Html.Attribute("class", "mark"), Html.Attribute("width", "3"), Html.Attribute("height", TrackHeight),
        Percent("x", window.Share(mark.At)), new XElement("title", $"{window.Since(mark.At)}: {mark.Label}"));

    private static XElement Axis(Window window) => Html.Element(
        "div",
        "lane axis",
        Html.Element("div", "", ""),
        new XElement(
            "svg",
            Html.Attribute("width", "100%"), Html.Attribute("height", "20"), Html.Attribute("aria-hidden", "true"),
            window.Ticks(MostTicks).Select(tick => new XElement(
                "text",
                Html.Attribute("y", "15"), Percent("x", window.Share(tick)),
                Html.Attribute("text-anchor", window.Share(tick) < 0.05 ? "start" : window.Share(tick) > 0.94 ? "end" : "middle"),
                window.Tick(tick)))));

    private static IEnumerable<XElement> Kinds() => new[]
    {
        (SpanKind.Good, "up"), (SpanKind.Bad, "down or in ALARM"), (SpanKind.Working, "at work"), (SpanKind.Waiting, "waiting"),
    }.Select(static kind => Html.Element(
        "li",
        "",
        new XElement(
            "svg",
            Html.Attribute("width", "22"), Html.Attribute("height", "14"), Html.Attribute("aria-hidden", "true"),
            new XElement(
                "rect", Html.Attribute("class", $"span-{Key(kind.Item1)}"), Html.Attribute("width", "22"), Html.Attribute("height", "14"))),
        $" {kind.Item2}"));

    private static string Words(Lane lane, Track track, Window window) =>
        string.Join("; ", track.Spans.Where(window.Shows).Where(static span => span.Kind != SpanKind.Good)
            .OrderByDescending(span => (span.Until ?? window.Until) - span.From).Take(4).OrderBy(static span => span.From)
            .Select(span => $"{window.Since(span.From)} {span.Label} for {Length(span, window)}")
            .Concat(track.Marks.Where(mark => window.Shows(mark.At)).Take(6).Select(mark => $"{window.Since(mark.At)} {mark.Label}"))
            .DefaultIfEmpty("nothing to see").Prepend($"{lane.Name}{(track.Name is { } name ? $" {name}" : "")}"));

    private static string Length(Span span, Window window) => Clock.Length(((span.Until ?? window.Until) - span.From).TotalSeconds);

    private static string Key(SpanKind kind) => kind switch
    {
        SpanKind.Working => "working",
        SpanKind.Waiting => "waiting",
        SpanKind.Good => "good",
        _ => "bad",
    };

    private static XAttribute Percent(string name, double share) => Html.Attribute(name, $"{Html.Number(share * 100)}%");
}
