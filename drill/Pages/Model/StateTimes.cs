namespace Failover.Drill.Pages.Model;

/// <summary>A state's visits and the time spent in it.</summary>
/// <param name="Time">The total of all visits that ended.</param>
internal sealed record StateTime(string State, int Visits, TimeSpan Time)
{
    /// <summary>All visited states, in the order of their first visits.</summary>
    public static IReadOnlyList<StateTime> From(IReadOnlyList<StateVisit> visits) =>
    [
        .. visits.GroupBy(static visit => visit.State, StringComparer.Ordinal).Select(static state => new StateTime(
            state.Key,
            state.Count(),
            TimeSpan.FromTicks(state.Sum(static visit => ((visit.Until ?? visit.From) - visit.From).Ticks)))),
    ];
}
