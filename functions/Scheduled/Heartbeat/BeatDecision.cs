using System.Globalization;

namespace Failover.Functions.Scheduled.Heartbeat;

/// <summary>Decides what a beat means after the previous one, and when the next is due. Pure.</summary>
internal static class BeatDecision
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <param name="now">When the beat ended.</param>
    public static BeatCheck Decide(HeartbeatRequest request, Beat beat, DateTimeOffset now)
    {
        var next = Next(request, now);
        var elsewhere = beat.Endpoint?.StartsWith($"{request.Cluster}.cluster-", StringComparison.Ordinal) == true ? null : beat.Endpoint;
        if (beat.IsAlive)
        {
            return new BeatCheck
            {
                State = BeatState.Answered,
                Reason = $"{beat.Detail} answered",
                At = now,
                NextAt = next,
                Elsewhere = elsewhere,
            };
        }

        return request.Previous is { MissedAt: { } missed } previous
            ? new BeatCheck
            {
                State = BeatState.Lost,
                Reason = previous.State != BeatState.Missed ? $"no writable primary yet: {beat.Detail}"
                    : previous.Reason == beat.Detail ? $"two beats found no writable primary: {beat.Detail}"
                    : $"two beats found no writable primary: {previous.Reason}; then {beat.Detail}",
                At = now,
                MissedAt = missed,
                NextAt = next,
                Elsewhere = elsewhere,
                Execution = request.Minute.UtcDateTime.ToString("'beats-'yyyyMMdd'T'HHmm", CultureInfo.InvariantCulture),
            }
            : new BeatCheck
            {
                State = BeatState.Missed,
                Reason = beat.Detail,
                At = now,
                MissedAt = now - beat.Took,
                NextAt = next,
                Elsewhere = elsewhere
            };
    }

    /// <summary>The first multiple of the interval that is still ahead; those that passed during a slow beat are skipped.</summary>
    private static string? Next(HeartbeatRequest request, DateTimeOffset now)
    {
        var interval = TimeSpan.FromSeconds(request.IntervalSeconds);
        var due = interval * (Math.Floor((now - request.StartedAt) / interval) + 1);
        return due >= Minute ? null
            : (request.StartedAt + due).UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
    }
}
