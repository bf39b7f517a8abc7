using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Route53;

/// <summary>A limit as AWS documents it.</summary>
/// <param name="Burst">The bucket's capacity: what can be granted at once.</param>
/// <param name="PerSecond">The refill rate: what can be granted continuously.</param>
public readonly record struct BucketSize(double Burst, double PerSecond);

/// <summary>A token bucket that starts full. Refilled tokens count at once; those beyond its capacity are lost.</summary>
internal sealed class TokenBucket(VirtualTime time)
{
    private double? tokens;
    private TimeSpan filledAt;

    /// <summary>Whether it holds that many tokens now, without taking any.</summary>
    public bool Holds(BucketSize size, double wanted)
    {
        var now = time.Elapsed;
        tokens = Math.Min(size.Burst, (tokens ?? size.Burst) + ((now - filledAt).TotalSeconds * size.PerSecond));
        filledAt = now;

        // Rounding makes a sum of small refills fall short of a whole token.
        return tokens + 1e-9 >= wanted;
    }

    public void Take(double wanted) => tokens -= wanted;
}
