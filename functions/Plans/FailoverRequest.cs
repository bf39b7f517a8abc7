using Failover.Functions.Contract;

namespace Failover.Functions.Plans;

/// <summary>The execution's parsed input: from the rule's input transformer, or typed by a person.</summary>
internal sealed record FailoverRequest
{
    /// <summary>Required. The identifier of the cluster to fail over: <c>orders-prod</c>, neither an ARN nor an endpoint.</summary>
    public required string Cluster { get; init; }

    /// <summary>
    /// <c>true</c> if the cluster takes the place of the stack's own, which is gone or not healthy; its tag <c>failover:record</c>, with
    /// the record's name, must allow that. Default: <c>false</c>.
    /// </summary>
    public bool Replace { get; init; }

    /// <summary>
    /// <c>act</c>, or <c>observe</c>: everything but the writes. Default: the tag <c>failover:mode</c>, then the stack's setting.
    /// </summary>
    public Mode? Mode { get; init; }

    /// <summary>
    /// A failover on purpose: <c>failover</c> within the region, <c>switchover</c> to the region of the state machine. Default: none.
    /// </summary>
    public DrillKind? Drill { get; init; }

    /// <summary>
    /// The name of an alarm of this account and region that must be OK right before the drill triggers anything; otherwise nothing
    /// happens. Default: none.
    /// </summary>
    public string? StopAlarm { get; init; }

    /// <summary>Appears in the report on one line; long text is truncated.</summary>
    public string? Reason { get; init; }

    /// <summary>
    /// Set by the rule that starts executions: <c>name</c>, <c>state</c>, <c>stateChangedAt</c>. Absent if a person starts one.
    /// </summary>
    public AlarmInfo? Alarm { get; init; }

    /// <summary><c>true</c> skips the cool-down after the last failover. Default: <c>false</c>.</summary>
    public bool Force { get; init; }

    /// <summary>The CNAME, a DNS name, in place of the tag <c>failover:record</c> and the stack's setting.</summary>
    public string? Record { get; init; }

    /// <summary>The hosted zone's ID, in place of the tag <c>failover:zone</c> and the stack's setting.</summary>
    public string? Zone { get; init; }

    /// <summary><c>cluster</c> or <c>writer</c>, in place of the tag <c>failover:endpoint</c> and the stack's setting.</summary>
    public EndpointKind? Endpoint { get; init; }

    /// <summary>How long to wait for a promoted writer, in seconds: 30 to 7,200.</summary>
    public int? PromotionSeconds { get; init; }

    /// <summary>How long to wait until Route 53 is INSYNC, in seconds: 10 to 3,600.</summary>
    public int? InSyncSeconds { get; init; }

    /// <summary>How long to wait for the proof over the wire, in seconds: 10 to 3,600.</summary>
    public int? ProbeSeconds { get; init; }
}
