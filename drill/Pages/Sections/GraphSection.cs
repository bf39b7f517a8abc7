using System.Globalization;
using System.Text;
using System.Xml.Linq;
using Failover.Drill.Pages.Graph;
using Failover.Drill.Pages.Markup;
using Failover.Drill.Pages.Model;

namespace Failover.Drill.Pages.Sections;

/// <summary>The state machine as defined, with the path that was taken.</summary>
internal static class GraphSection
{
    private const double Margin = 6;

    public static XElement From(RunEvidence run)
    {
        var taken = run.Visits.Zip(run.Visits.Skip(1), static (a, b) => (a.State, b.State)).ToHashSet();
        var whole = StateGraph.Parse(run.Definition);

        // Every task can fail into the report: those lines are only drawn if they were taken.
        var graph = whole with { Edges = [.. whole.Edges.Where(edge => !edge.IsCatch || taken.Contains((edge.From, edge.To)))] };
        var times = StateTime.From(run.Visits);
        var unknown = times.Where(time => graph.Nodes.All(node => node.Name != time.State)).Select(static time => time.State).ToList();
        return Html.Section(
            "machine",
            "State machine",
            Html.Paragraph(
                "",
                run.Visits.Count == 0 ? "No execution ran."
                    : "Drawn from the definition, with the path taken in bold. A failed task goes to ReportOutcome: such a line is "
                        + "only drawn if it was taken."),
            unknown.Count > 0
                ? Html.Paragraph("complaint", $"The definition drawn here lacks states of this execution: {string.Join(", ", unknown)}. "
                    + "It ran a different version of the state machine.")
                : null,
            Html.Scrolling(
                "State machine",
                Drawing(graph, GraphLayout.Of(graph), taken, times, run.Visits is [.., var last] ? last.State : null)),
            new XElement(
                "details",
                new XElement("summary", "Visits and time of each state"),
                Html.Table("Visits and time of each state", ["State", "Visits", "Time"], times.Select(static time => new object?[]
                {
                    time.State, time.Visits.ToString(CultureInfo.InvariantCulture), Clock.Length(time.Time.TotalSeconds),
                }))));
    }

    private static XElement Drawing(
        StateGraph graph, PlacedGraph placed, HashSet<(string, string)> taken, IReadOnlyList<StateTime> times, string? last)
    {
        var types = graph.Nodes.ToDictionary(static node => node.Name, static node => node.Type, StringComparer.Ordinal);
        var visited = times.ToDictionary(static time => time.State, StringComparer.Ordinal);

        // dagre's own width does not include the bends of lines that go around all states.
        var right = placed.Edges.SelectMany(static edge => edge.Points).Select(static point => point.X + Margin).Append(placed.Width).Max();
        var left = placed.Edges.SelectMany(static edge => edge.Points).Select(static point => point.X - Margin).Append(0).Min();
        return new XElement(
            "svg",
            Html.Attribute("class", "graph"), Html.Attribute("role", "img"),
            Html.Attribute("viewBox", $"{Html.Number(left)} 0 {Html.Number(right - left)} {Html.Number(placed.Height)}"),
            Html.Attribute(
                "aria-label",
                $"State machine with {graph.Nodes.Count} states, {times.Count} of them visited. The table below has each state's visits."),
            new XElement("defs", Arrow("arrow"), Arrow("arrow-taken")),
            placed.Edges.OrderBy(edge => taken.Contains((edge.From, edge.To)))
                .Select(edge => Edge(edge, taken.Contains((edge.From, edge.To)))),
            placed.Nodes.Select(node => Node(node, types[node.Name], visited.GetValueOrDefault(node.Name), node.Name == last)));
    }

    private static XElement Arrow(string id) => new(
        "marker",
        Html.Attribute("id", id), Html.Attribute("viewBox", "0 0 8 8"), Html.Attribute("refX", "7"), Html.Attribute("refY", "4"),
        Html.Attribute("markerWidth", "8"), Html.Attribute("markerHeight", "8"), Html.Attribute("markerUnits", "userSpaceOnUse"),
        Html.Attribute("orient", "auto"),
        new XElement("path", Html.Attribute("d", "M0 0L8 4L0 8z")));

    private static XElement Edge(PlacedEdge edge, bool isTaken) => new(
        "path",
        Html.Attribute("class", isTaken ? "edge taken" : "edge"), Html.Attribute("d", Curve(edge.Points)),
        Html.Attribute("marker-end", isTaken ? "url(#arrow-taken)" : "url(#arrow)"),
        new XElement("title", $"{edge.From} to {edge.To}{(isTaken ? ", taken" : "")}"));

    // From the middle of one stretch to the middle of the next, with dagre's bend as the control point between.
    private static string Curve(IReadOnlyList<Point> points)
    {
        var path = new StringBuilder("M").Append(Text(points[0]));
        for (var i = 1; i < points.Count - 1; i++)
        {
            var end = i == points.Count - 2 ? points[i + 1] : new Point(
                (points[i].X + points[i + 1].X) / 2, (points[i].Y + points[i + 1].Y) / 2);
            path.Append('Q').Append(Text(points[i])).Append(' ').Append(Text(end));
        }

        return points.Count > 2 ? path.ToString() : path.Append('L').Append(Text(points[^1])).ToString();

        static string Text(Point point) => $"{Html.Number(point.X)} {Html.Number(point.Y)}";
    }

    private static XElement Node(PlacedNode node, string type, StateTime? time, bool isLast)
    {
        var (width, height) = (GraphLayout.WidthOf(node.Name), GraphLayout.NodeHeight);
        var classes = $"state {type.ToLowerInvariant()}{(time is null ? "" : " visited")}{(isLast ? " last" : "")}";
        return new XElement(
            "g",
            Html.Attribute("class", classes),
            new XElement("title", $"{node.Name} ({type}){(time is null ? ", not visited" : $", {Visits(time)}")}"),
            new XElement(
                "rect",
                Html.Attribute("x", node.X - (width / 2)), Html.Attribute("y", node.Y - (height / 2)),
                Html.Attribute("width", width), Html.Attribute("height", height), Html.Attribute("rx", type == "Wait" ? height / 2 : 4)),
            Label(node.X, time is null ? node.Y + 4 : node.Y - 2, "name", node.Name),
            time is null ? null : Label(node.X, node.Y + 12, "time", Visits(time)));
    }

    private static XElement Label(double x, double y, string classes, string text) => new(
        "text",
        Html.Attribute("class", classes), Html.Attribute("x", x), Html.Attribute("y", y), Html.Attribute("text-anchor", "middle"), text);

    private static string Visits(StateTime time) => string.Create(
        CultureInfo.InvariantCulture, $"{time.Visits}×{(time.Time > TimeSpan.Zero ? $" · {Clock.Length(time.Time.TotalSeconds)}" : "")}");
}
