using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Route53;

/// <summary>
/// The account's quotas: one bucket for all requests, one per action, and one for record changes. A request takes tokens from all of them
/// or, if refused, from none; AWS does not document whether a refused request costs anything.
/// </summary>
internal sealed class RequestQuota(VirtualTime time)
{
    private readonly Dictionary<string, TokenBucket> actions = new(StringComparer.Ordinal);
    private readonly TokenBucket all = new(time);
    private readonly TokenBucket changes = new(time);

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    /// <param name="changed">The cost of the request's record changes; 0 if it makes none.</param>
    public bool TryTake(Route53Options options, string action, int changed)
    {
        var own = actions.TryGetValue(action, out var known) ? known : actions[action] = new TokenBucket(time);
        (TokenBucket Bucket, BucketSize? Size, int Wanted)[] limits =
            [(all, options.AllRequests, 1), (own, options.EachAction, 1), (changes, options.RecordChanges, changed)];
        foreach (var (bucket, size, wanted) in limits)
        {
            if (wanted > 0 && size is { } limit && !bucket.Holds(limit, wanted))
            {
                Refused++;
                return false;
            }
        }

        foreach (var (bucket, size, wanted) in limits)
        {
            if (wanted > 0 && size is not null)
            {
                bucket.Take(wanted);
            }
        }

        Accepted++;
        return true;
    }
}
