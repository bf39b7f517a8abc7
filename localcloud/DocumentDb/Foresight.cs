namespace Failover.LocalCloud.DocumentDb;

/// <summary>A maintenance action that AWS has announced for a resource.</summary>
/// <param name="Resource">The ARN of a cluster or an instance.</param>
/// <param name="Action"><c>system-update</c>, <c>os-upgrade</c>, <c>db-upgrade</c>, <c>ca-certificate-rotation</c>, ...</param>
/// <param name="ForcedAt">When it is applied regardless of the maintenance window; null: never.</param>
/// <param name="AutoAt">Applied in the first maintenance window after this date; null: only on demand.</param>
public sealed record PendingMaintenance(string Resource, string Action, DateTimeOffset? ForcedAt, DateTimeOffset? AutoAt);

/// <summary>A subscription to RDS's events.</summary>
/// <param name="Status"><c>active</c>, <c>no-permission</c>, <c>topic-not-exist</c>, ...</param>
/// <param name="SourceType"><c>db-cluster</c>, <c>db-instance</c>, ...; null: all.</param>
/// <param name="Sources">Identifiers; none: all of the type.</param>
public sealed record EventSubscription(
    string Name, string Topic, string Status, bool IsEnabled, string? SourceType, IReadOnlyList<string> Sources);
