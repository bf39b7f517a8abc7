using System.Globalization;
using System.Xml.Linq;
using Failover.Drill.Pages.Markup;
using Failover.Drill.Pages.Model;
using Failover.Functions.Contract;

namespace Failover.Drill.Pages.Sections;

/// <summary>The outage as a bar against the objective, and where the time went.</summary>
internal static class OutageSection
{
    /// <summary>Room to the right of the longest bar.</summary>
    private const double Room = 1.06;

    public static XElement From(RunEvidence run)
    {
        if (run.Report is not { Recovery: { } recovery } report)
        {
            return Html.Section("outage", "Outage", Html.Paragraph("", WithoutRecovery(run)));
        }

        var parts = Parts(recovery);
        var total = parts.Sum(static part => part.Seconds);
        var scale = new[] { total, report.ObjectiveSeconds ?? 0, run.ApplicationOutageSeconds ?? 0, 1 }.Max() * Room;
        return Html.Section(
            "outage",
            "Outage",
            Html.Paragraph("", Words(recovery, report.ObjectiveSeconds)),
            Html.Element("h3", "bar", "Recovery"),
            Bar($"Recovery, {Clock.Length(total)}", parts, scale, report.ObjectiveSeconds),
            run.ApplicationOutageSeconds is { } outage and > 0
                ? new object[]
                {
                    Html.Element("h3", "bar", "Application without writes"),
                    Bar(
                        $"Application without writes, {Clock.Length(outage)}", [new("felt", "felt", outage)], scale,
                        report.ObjectiveSeconds),
                }
                : null,
            Html.Element("ul", "legend", parts.Select(Legend), Objective(report.ObjectiveSeconds)));
    }

    private static string WithoutRecovery(RunEvidence run) => run.ApplicationOutageSeconds switch
    {
        null => "No recovery was measured: this execution proved no writer after an outage.",
        0 => "The application could write all the time.",
        { } seconds => $"The application could not write for {Clock.Length(seconds)}. This execution proved no recovery.",
    };

    private static string Words(Recovery recovery, int? objective)
    {
        var length = recovery switch
        {
            { Seconds: { } seconds, IsOutageSeen: true } =>
                $"{Clock.Length(seconds)} from the last proof that writes worked to the first one after it"
                + $" (± {recovery.ResolutionSeconds.ToString(CultureInfo.InvariantCulture)} s).",
            { Seconds: { } seconds } => $"No heartbeat was missed: the longest time between two proofs was {Clock.Length(seconds)}.",
            _ => $"At least {Clock.Length(recovery.LeastSeconds)}, counted from {recovery.Since}"
                + $"{(recovery.Unknown is { } why ? $"; when the outage began is not known: {why}" : "")}.",
        };
        return (recovery.Seconds ?? recovery.LeastSeconds, objective) switch
        {
            (_, null) => length,
            var (took, limit) when took <= limit => $"{length} Within the objective of {limit} s.",
            var (_, limit) => $"{length} The objective of {limit} s was MISSED.",
        };
    }

    private static IReadOnlyList<Part> Parts(Recovery recovery) => recovery.Parts is { } parts
        ?
        [
            new("detection", "Detection", parts.Detection), new("promotion", "Promotion", parts.Promotion),
            new("dns", "DNS", parts.Dns), new("proof", "Proof", parts.Proof),
        ]
        : [new("promotion", $"Since {recovery.Since}", recovery.Seconds ?? recovery.LeastSeconds)];

    private static XElement Bar(string name, IReadOnlyList<Part> parts, double scale, int? objective)
    {
        var bar = new XElement(
            "svg",
            Html.Attribute("class", "outage-bar"), Html.Attribute("role", "img"),
            Html.Attribute("width", "100%"), Html.Attribute("height", "40"),
            Html.Attribute("aria-label", $"{name}: {string.Join(", ", parts.Select(static p => $"{p.Name} {Clock.Length(p.Seconds)}"))}"));
        var from = 0.0;
        foreach (var part in parts.Where(static part => part.Seconds > 0))
        {
            bar.Add(new XElement(
                "rect",
                Html.Attribute("class", $"part-{part.Key}"), Html.Attribute("y", 6), Html.Attribute("height", 28),
                Percent("x", from / scale), Percent("width", part.Seconds / scale),
                new XElement("title", $"{part.Name}: {Clock.Length(part.Seconds)}")));
            from += part.Seconds;
        }

        if (objective is { } limit)
        {
            bar.Add(new XElement(
                "line",
                Html.Attribute("class", "objective"), Html.Attribute("y1", 0), Html.Attribute("y2", 40),
                Percent("x1", limit / scale), Percent("x2", limit / scale), new XElement("title", $"Objective: {limit} s")));
        }

        return bar;
    }

    private static XElement Legend(Part part) => Html.Element(
        "li", "", Swatch("rect", $"part-{part.Key}"), $" {part.Name} ", Html.Element("b", "", Clock.Length(part.Seconds)));

    private static XElement? Objective(int? seconds) => seconds is { } limit
        ? Html.Element("li", "", Swatch("rect", "objective"), " Objective ", Html.Element("b", "", Clock.Length(limit)))
        : null;

    private static XElement Swatch(string shape, string classes) => new(
        "svg",
        Html.Attribute("width", "14"), Html.Attribute("height", "14"), Html.Attribute("aria-hidden", "true"),
        new XElement(
            shape,
            Html.Attribute("class", classes), Html.Attribute("width", classes == "objective" ? 3 : 14), Html.Attribute("height", 14)));

    private static XAttribute Percent(string name, double share) => Html.Attribute(name, $"{Html.Number(share * 100)}%");

    /// <param name="Key">The CSS class of its colour.</param>
    private sealed record Part(string Key, string Name, double Seconds);
}
