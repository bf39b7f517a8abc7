using System.Globalization;

namespace Failover.Functions.Scheduled.Heartbeat;

/// <summary>Decides what a look means after the one before it, and when the next is due. Pure.</summary>
internal static class BeatDecision
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <param name="now">When the look ended.</param>
    public static BeatCheck Decide(HeartbeatRequest request, Beat beat, DateTimeOffset now)
    {
        var next = Next(request, now);
        var elsewhere = beat.Endpoint?.StartsWith($"{request.Cluster}.cluster-", StringComparison.Ordinal) == true ? null : beat.Endpoint;
        if (beat.IsAlive)
        {
            return new BeatCheck { State = BeatState.Answered, Reason = $"{beat.Detail} answered", At = now, NextAt = next, Elsewhere = elsewhere };
        }

        return request.Previous is { MissedAt: { } missed } previous
            ? new BeatCheck
            {
                State = BeatState.Lost,
                Reason = previous.State == BeatState.Missed ? $"two looks found no writable primary: {previous.Reason}; {beat.Detail}"
                    : $"no writable primary yet: {beat.Detail}",
                At = now,
                MissedAt = missed,
                NextAt = next,
                Elsewhere = elsewhere,
                Execution = request.Minute.UtcDateTime.ToString("'beats-'yyyyMMdd'T'HHmm", CultureInfo.InvariantCulture),
            }
            : new BeatCheck { State = BeatState.Missed, Reason = beat.Detail, At = now, MissedAt = now - beat.Took, NextAt = next,
                Elsewhere = elsewhere };
    }

    /// <summary>The first multiple of the interval that is still to come; one that a slow look has passed is left out.</summary>
    private static string? Next(HeartbeatRequest request, DateTimeOffset now)
    {
        var interval = TimeSpan.FromSeconds(request.IntervalSeconds);
        var due = interval * (Math.Floor((now - request.StartedAt) / interval) + 1);
        return due >= Minute ? null
            : (request.StartedAt + due).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }
}
