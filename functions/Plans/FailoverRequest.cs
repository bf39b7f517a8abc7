using Failover.Functions.Contract;

namespace Failover.Functions.Plans;

/// <summary>What started the execution, parsed: from the rule's input transformer, or typed by a person.</summary>
internal sealed record FailoverRequest
{
    public required string Cluster { get; init; }

    /// <summary>The cluster is another than the stack's own, and takes its place.</summary>
    public bool Replace { get; init; }

    public Mode? Mode { get; init; }

    public DrillKind? Drill { get; init; }

    public string? Reason { get; init; }

    public AlarmInfo? Alarm { get; init; }

    public bool Force { get; init; }

    public string? Record { get; init; }

    public string? Zone { get; init; }

    public EndpointKind? Endpoint { get; init; }

    public int? PromotionSeconds { get; init; }

    public int? InSyncSeconds { get; init; }

    public int? ProbeSeconds { get; init; }
}
