using Failover.Drill.Pages.Model;

namespace Failover.Drill.Pages.Sections;

/// <summary>
/// What a timeline can show: neighbours that are together narrower than the narrowest thing that is drawn become one. So a loop of a day's
/// checks takes as many elements as one of a minute's, and hides nothing that could be seen.
/// </summary>
internal static class Resolution
{
    /// <summary>A part of the width; about three pixels of a wide screen.</summary>
    public const double Finest = 0.002;

    private const int MostLabels = 3;

    /// <summary>What a span without an end counts as, in ticks: more than a day.</summary>
    private const long Endless = 1L << 40;

    /// <param name="spans">In the order of their starts.</param>
    public static IEnumerable<Span> Of(IEnumerable<Span> spans, Window window)
    {
        var group = new List<Span>();
        foreach (var span in spans)
        {
            if (group.Count > 0 && window.Share(span.Until ?? window.Until) - window.Share(group[0].From) > Finest)
            {
                yield return One(group);
                group.Clear();
            }

            group.Add(span);
        }

        if (group.Count > 0)
        {
            yield return One(group);
        }
    }

    /// <param name="marks">In any order.</param>
    public static IEnumerable<Mark> Of(IEnumerable<Mark> marks, Window window)
    {
        var group = new List<Mark>();
        foreach (var mark in marks.OrderBy(static mark => mark.At))
        {
            if (group.Count > 0 && window.Share(mark.At) - window.Share(group[0].At) > Finest)
            {
                yield return new Mark(group[0].At, Labels(group.ConvertAll(static one => one.Label)));
                group.Clear();
            }

            group.Add(mark);
        }

        if (group.Count > 0)
        {
            yield return new Mark(group[0].At, Labels(group.ConvertAll(static one => one.Label)));
        }
    }

    /// <summary>Of the kind that took most of the time.</summary>
    private static Span One(List<Span> group) => group is [var only] ? only : new Span(
        group[0].From,
        group[^1].Until,
        group.GroupBy(static span => span.Kind)
            .MaxBy(static kind => kind.Sum(static span => (span.Until - span.From)?.Ticks ?? Endless))!.Key,
        Labels(group.ConvertAll(static span => span.Label)));

    private static string Labels(List<string> labels) => labels.Count <= MostLabels ? string.Join(", ", labels)
        : $"{string.Join(", ", labels.Distinct(StringComparer.Ordinal).Take(MostLabels))}: {labels.Count} in all";
}
