namespace Failover.Drill.Facts;

/// <summary>A measured duration, in seconds.</summary>
/// <param name="Samples">The number of measurements.</param>
internal sealed record MeasuredRange(double Least, double Median, double Most, int Samples)
{
    /// <summary>An hour: nothing that is measured here takes longer.</summary>
    public const double Longest = 3600;

    public bool IsValid => Least > 0 && Least <= Median && Median <= Most && Most <= Longest && Samples > 0;

    /// <summary>Null if there is no sample above zero.</summary>
    public static MeasuredRange? From(IEnumerable<TimeSpan> samples)
    {
        var sorted = samples.Select(static s => Math.Round(s.TotalSeconds, 3)).Where(static s => s > 0).Order().ToList();
        return sorted.Count == 0 ? null : new(sorted[0], sorted[(sorted.Count - 1) / 2], sorted[^1], sorted.Count);
    }
}
