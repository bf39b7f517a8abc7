using Failover.DocumentDb.Records;
using Failover.DocumentDb.Running;

namespace Failover.DocumentDb.Following;

/// <summary>When to check the record again, and how long a client in a fleet waits before it connects to a new writer.</summary>
internal sealed class Cadence(FailoverClientOptions options, Chance chance)
{
    // Added to the phase of the watch, the waits cover the whole spread, with a median below half of it.
    private const double Skew = 4;
    private const double TailBeyondPhase = 0.15;

    /// <summary>The wait after the first check: a random phase, so that a fleet that started together does not query together.</summary>
    public TimeSpan Phase => options.WatchInterval * chance.Next();

    /// <summary>
    /// The wait before the next check. If the TTL exceeds the interval, it is the TTL plus a phase: otherwise a fleet would query at the
    /// moment when its resolver's cache expires. Without a writer, the TTL is not waited for.
    /// </summary>
    public TimeSpan Next(RecordAnswer answer, bool works) =>
        works && answer is RecordAnswer.Points points && points.TimeToLive > options.WatchInterval
            ? points.TimeToLive + Phase
            : options.WatchInterval;

    /// <summary>The random wait before a move.</summary>
    public TimeSpan Spread
    {
        get
        {
            var rest = options.ReconnectSpread - options.WatchInterval * (1 - TailBeyondPhase);
            return rest > TimeSpan.Zero ? rest * Math.Pow(chance.Next(), Skew) : TimeSpan.Zero;
        }
    }
}
