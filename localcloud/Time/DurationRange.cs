namespace Failover.LocalCloud.Time;

/// <summary>A duration that AWS states only as a range: each use draws a new value, uniformly distributed.</summary>
public readonly record struct DurationRange(TimeSpan Least, TimeSpan Most)
{
    /// <summary>A range in seconds.</summary>
    public static DurationRange Seconds(double least, double most) => new(TimeSpan.FromSeconds(least), TimeSpan.FromSeconds(most));

    /// <summary>Always the same duration.</summary>
    public static DurationRange Exactly(TimeSpan duration) => new(duration, duration);

    /// <param name="stream">The name of the random stream (<see cref="Chance.Stream"/>).</param>
    public TimeSpan Draw(Chance chance, string stream) => Least == Most ? Least : chance.Between(stream, Least, Most);
}
