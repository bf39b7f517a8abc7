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
        if (client.Writer is not null)
        {
            (watched, since) = (client, null);
            return TimeSpan.Zero;
        }

        since = client == watched ? since : null;
        watched = client;
        since ??= clock.GetTimestamp();
        var elapsed = clock.GetElapsedTime(since.Value);
        return elapsed > TimeSpan.Zero ? elapsed : TimeSpan.FromTicks(1);
    }
}
