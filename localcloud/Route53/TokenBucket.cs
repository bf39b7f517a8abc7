using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Route53;

/// <summary>A limit as AWS documents it.</summary>
/// <param name="Burst">What the bucket holds, and so what is granted at once.</param>
/// <param name="PerSecond">What flows back, and so what is granted for good.</param>
public readonly record struct BucketSize(double Burst, double PerSecond);

/// <summary>A token bucket, full at first. What flows back counts at once, and what would flow over is lost.</summary>
internal sealed class TokenBucket(VirtualTime time)
{
    private double? tokens;
    private TimeSpan filledAt;

    /// <summary>Whether it holds that many now. Takes none.</summary>
    public bool Holds(BucketSize size, double wanted)
    {
        var now = time.Elapsed;
        tokens = Math.Min(size.Burst, (tokens ?? size.Burst) + ((now - filledAt).TotalSeconds * size.PerSecond));
        filledAt = now;

        // A sum of small refills falls short of a whole token by rounding.
        return tokens + 1e-9 >= wanted;
    }

    public void Take(double wanted) => tokens -= wanted;
}
