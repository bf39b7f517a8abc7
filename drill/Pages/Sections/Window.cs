using System.Globalization;
using Failover.Drill.Pages.Markup;
using Failover.Drill.Pages.Model;

namespace Failover.Drill.Pages.Sections;

/// <summary>The span that a timeline shows: from shortly before the origin until shortly after the last relevant event.</summary>
internal sealed class Window(DateTimeOffset origin, DateTimeOffset from, DateTimeOffset until)
{
    private static readonly int[] Steps = [1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14400, 43200, 86400];

    private readonly Clock clock = new(origin);

    public DateTimeOffset Until => until;

    private double Seconds => (until - from).TotalSeconds;

    public static Window Of(RunEvidence run)
    {
        var moments = run.Visits.Select(static visit => visit.Until ?? visit.From)
            .Concat(run.Visits.Select(static visit => visit.From))
            .Concat(run.Lanes.SelectMany(static lane => lane.Tracks).SelectMany(static track => track.Spans)
                .Where(static span => span.Kind == SpanKind.Bad && span.Until is not null).Select(static span => span.Until!.Value))
            .Append(run.Origin).Append(run.Now ?? run.Origin).ToList();
        var (first, last) = (moments.Where(at => at >= run.Origin).Min(), moments.Max());
        first = first < run.Origin ? first : run.Origin;
        var margin = Math.Max(2, (last - first).TotalSeconds * 0.03);
        return new Window(run.Origin, first.AddSeconds(-margin), last.AddSeconds(margin));
    }

    /// <summary>0 at the start, 1 at the end.</summary>
    public double Share(DateTimeOffset at) => Math.Clamp((at - from).TotalSeconds / Seconds, 0, 1);

    public bool Shows(DateTimeOffset at) => at >= from && at <= until;

    public bool Shows(Span span) => span.From <= until && (span.Until ?? until) >= from;

    public string Since(DateTimeOffset at) => clock.Since(at);

    /// <summary>Round times since the origin.</summary>
    public IEnumerable<DateTimeOffset> Ticks(int most)
    {
        var step = Steps.FirstOrDefault(s => Seconds / s <= most, Steps[^1]);
        for (var at = origin; at <= until; at = at.AddSeconds(step))
        {
            yield return at;
        }
    }

    public string Tick(DateTimeOffset at) => (at - origin).TotalSeconds is var seconds && seconds < 600
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0.#} min");
}
