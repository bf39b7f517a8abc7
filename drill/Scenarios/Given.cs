using Failover.Drill.Worlds;

namespace Failover.Drill.Scenarios;

/// <summary>What the stories have in common.</summary>
internal static class Given
{
    public const string Orders = "orders-prod";
    public const string Restored = "orders-restored";

    /// <summary>When the first fault occurs: by then heartbeats and metrics have settled.</summary>
    public static readonly TimeSpan Strike = TimeSpan.FromMinutes(5);

    public const string Writer = "orders-prod-1";
    public const string WriterDown = "orders-prod-writer-down";
    public const string WriterSilent = "orders-prod-writer-silent";
    public const string HeartbeatLost = "orders-prod-heartbeat-lost";
    public const string Zone = "Z0SHOPEXAMPLE";
    public const string Record = "db.shop.example";

    /// <summary>Late enough that everything a fault at <see cref="Strike"/> can start has begun.</summary>
    public static readonly TimeSpan Shortly = Strike + TimeSpan.FromMinutes(7);

    /// <summary>The record pins the writer's instance endpoint.</summary>
    public static readonly WorldSpec PinnedToWriter = new()
    {
        RecordStart = RecordStart.WriterEndpoint,
        Parameters = new Dictionary<string, string> { ["EndpointKind"] = "writer" },
    };

    public static TimeSpan Seconds(double seconds) => TimeSpan.FromSeconds(seconds);

    public static TimeSpan Minutes(double minutes) => TimeSpan.FromMinutes(minutes);
}
