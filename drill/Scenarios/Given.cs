using Failover.Drill.Worlds;

namespace Failover.Drill.Scenarios;

/// <summary>What the stories have in common.</summary>
internal static class Given
{
    public const string Orders = "orders-prod";
    public const string Restored = "orders-restored";

    /// <summary>When the first thing goes wrong: by then heartbeats and metrics have settled.</summary>
    public static readonly TimeSpan Strike = TimeSpan.FromMinutes(5);

    /// <summary>The record pins the writer's instance endpoint.</summary>
    public static readonly WorldSpec PinnedToWriter = new()
    {
        RecordStart = RecordStart.WriterEndpoint,
        Parameters = new Dictionary<string, string> { ["EndpointKind"] = "writer" },
    };
}
