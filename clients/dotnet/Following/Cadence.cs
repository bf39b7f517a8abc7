using Failover.DocumentDb.Records;
using Failover.DocumentDb.Running;

namespace Failover.DocumentDb.Following;

/// <summary>When to look at the record again, and how long a client of a fleet waits before it connects to a new writer.</summary>
internal sealed class Cadence(FailoverClientOptions options, Chance chance)
{
    // With the phase of the watch below it, the sum lies over the whole spread, and its median under half of it.
    private const double Skew = 4;
    private const double TailBeyondPhase = 0.15;

    /// <summary>Until the first look after the start: the phase, so that a fleet that started together does not ask together.</summary>
    public TimeSpan Phase => options.WatchInterval * chance.Next();

    /// <summary>
    /// Until the next look. Above the interval the TTL rules, plus a phase: else a fleet would ask at the moment when its resolver's
    /// cache ends. Without a writer the TTL is nothing to wait for.
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
