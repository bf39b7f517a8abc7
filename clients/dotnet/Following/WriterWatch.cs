using Failover.DocumentDb.Connecting;

namespace Failover.DocumentDb.Following;

/// <summary>Remembers since when a client has had no writer, as far as looks at it can tell.</summary>
internal sealed class WriterWatch(TimeProvider clock)
{
    private DriverClient? watched;
    private long? since;

    /// <summary>How long by now; zero where it has one.</summary>
    public TimeSpan Without(DriverClient client)
    {
        if (client != watched || client.HasWriter)
        {
            (watched, since) = (client, null);
        }

        if (client.HasWriter)
        {
            return TimeSpan.Zero;
        }

        since ??= clock.GetTimestamp();
        var elapsed = clock.GetElapsedTime(since.Value);
        return elapsed > TimeSpan.Zero ? elapsed : TimeSpan.FromTicks(1);
    }
}
