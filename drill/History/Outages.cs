namespace Failover.Drill.History;

/// <summary>Outages of many executions, in seconds.</summary>
/// <param name="P50">Half of them were as short or shorter.</param>
/// <param name="P99">All but one in a hundred were; of fewer than a hundred, the longest.</param>
internal sealed record Outages(int Count, double P50, double P99, int Met, int Missed)
{
    /// <returns>Null if no outage is known.</returns>
    public static Outages? From(IEnumerable<PastExecution> executions)
    {
        var known = executions.Where(static one => one.OutageSeconds is not null).ToList();
        var seconds = known.Select(static one => one.OutageSeconds!.Value).Order().ToList();
        return seconds.Count == 0 ? null : new Outages(
            seconds.Count, Rank(seconds, 0.50), Rank(seconds, 0.99), known.Count(static one => one.ObjectiveMet == true),
            known.Count(static one => one.ObjectiveMet == false));
    }

    // The nearest rank: a value that was measured, not one in between.
    private static double Rank(List<double> sorted, double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
}
