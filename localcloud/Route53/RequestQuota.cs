using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Route53;

/// <summary>The account's quota: so many requests in any one second. Refused ones do not count.</summary>
internal sealed class RequestQuota(VirtualTime time)
{
    private readonly Queue<TimeSpan> accepted = new();

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    public bool TryTake(int? perSecond)
    {
        while (accepted.TryPeek(out var oldest) && time.Elapsed - oldest >= TimeSpan.FromSeconds(1))
        {
            accepted.Dequeue();
        }

        if (accepted.Count >= perSecond)
        {
            Refused++;
            return false;
        }

        Accepted++;
        accepted.Enqueue(time.Elapsed);
        return true;
    }
}
