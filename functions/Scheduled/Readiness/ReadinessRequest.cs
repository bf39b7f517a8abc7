using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>
/// What the stack consists of, and what the state machine has asked the services whose SDK packages this project does not reference.
/// </summary>
public sealed record ReadinessRequest
{
    public required string Cluster { get; init; }

    /// <summary>The ARN of the topic that the alarms notify.</summary>
    public required string Topic { get; init; }

    /// <summary>The name of the alarm whose event starts a failover.</summary>
    public required string Trigger { get; init; }

    /// <summary>The names of all other alarms. They notify the topic, except for <see cref="QuietAlarms"/>.</summary>
    public required IReadOnlyList<string> Alarms { get; init; }

    /// <summary>The names of the alarms that notify nobody, because the execution that they start does; an empty name means none.</summary>
    public IReadOnlyList<string> QuietAlarms { get; init; } = [];

    /// <summary>SNS's <c>ListSubscriptionsByTopic</c>.</summary>
    public required AddressesAnswer Addresses { get; init; }

    /// <summary>EventBridge's <c>DescribeRule</c> of the rule that starts a failover.</summary>
    public required RuleAnswer Rule { get; init; }

    /// <summary>RDS's <c>DescribePendingMaintenanceActions</c>: the first hundred resources of account and region.</summary>
    public required MaintenanceAnswer Maintenance { get; init; }

    /// <summary>RDS's <c>DescribeEventSubscriptions</c>: the first hundred.</summary>
    public required EventSubscriptionsAnswer Subscriptions { get; init; }

    /// <summary>What the record resolves to in the probe's VPC, and which private zones that VPC sees.</summary>
    public NameAnswer? Name { get; init; }

    /// <summary>IAM's <c>SimulatePrincipalPolicy</c>, once for each role and kind of resource.</summary>
    public required IReadOnlyList<PermissionAnswer> Permissions { get; init; }
}

/// <param name="Subscriptions">Null if <paramref name="Failure"/> says why.</param>
public sealed record AddressesAnswer(IReadOnlyList<AddressEntry>? Subscriptions, Failure? Failure);

/// <param name="SubscriptionArn"><c>PendingConfirmation</c> until the address has confirmed.</param>
public sealed record AddressEntry(string? SubscriptionArn, string? Protocol, string? Endpoint);

/// <param name="Name">The name that was resolved: the stack's RecordName.</param>
/// <param name="Look">ProbeWriter's look at the name; null if it failed.</param>
/// <param name="Failure">Why a part is missing.</param>
public sealed record NameAnswer(string Name, ProbeCheck? Look, VpcIdentity? Vpc, VpcZones? Zones, Failure? Failure);

/// <param name="State"><c>ENABLED</c> or another word.</param>
public sealed record RuleAnswer(string? State, Failure? Failure);

/// <param name="Resources">Null if <paramref name="Failure"/> says why.</param>
public sealed record MaintenanceAnswer(IReadOnlyList<MaintenanceOf>? Resources, Failure? Failure);

/// <param name="ResourceIdentifier">The ARN of a cluster or an instance.</param>
public sealed record MaintenanceOf(string? ResourceIdentifier, IReadOnlyList<MaintenanceAction>? PendingMaintenanceActionDetails);

/// <param name="ForcedApplyDate">Applied then, whatever the maintenance window; null: never forced.</param>
/// <param name="AutoAppliedAfterDate">Applied in the first maintenance window after it; null: on demand alone.</param>
/// <param name="CurrentApplyDate">When it is applied, all considered; null: not yet fixed.</param>
public sealed record MaintenanceAction(
    string? Action, DateTimeOffset? ForcedApplyDate, DateTimeOffset? AutoAppliedAfterDate, DateTimeOffset? CurrentApplyDate);

/// <param name="Subscriptions">Null if <paramref name="Failure"/> says why.</param>
public sealed record EventSubscriptionsAnswer(IReadOnlyList<EventSubscriptionEntry>? Subscriptions, Failure? Failure);

/// <param name="Status"><c>active</c>, <c>no-permission</c>, <c>topic-not-exist</c> or a word of transition.</param>
/// <param name="SourceType"><c>db-cluster</c>, <c>db-instance</c>, ...; null: all.</param>
/// <param name="SourceIdsList">Identifiers; null or empty: all of the type.</param>
public sealed record EventSubscriptionEntry(
    string? CustSubscriptionId, string? Status, bool? Enabled, string? SourceType, IReadOnlyList<string>? SourceIdsList);

/// <param name="Who">The function whose role was simulated, in words for a person.</param>
/// <param name="Global">Whether only a stack of a global cluster needs it.</param>
/// <param name="Mode">The only record mode whose stacks need it; null if all do.</param>
public sealed record PermissionAnswer(string Who, PermissionDecisions? Answer, Failure? Failure, bool Global = false,
    RecordMode? Mode = null);

public sealed record PermissionDecisions(IReadOnlyList<PermissionDecision>? Results);

/// <param name="EvalDecision"><c>allowed</c>, <c>explicitDeny</c> or <c>implicitDeny</c>.</param>
public sealed record PermissionDecision(string? EvalActionName, string? EvalResourceName, string? EvalDecision);
