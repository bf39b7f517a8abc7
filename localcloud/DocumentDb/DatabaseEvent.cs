namespace Failover.LocalCloud.DocumentDb;

/// <summary>An RDS event as DescribeEvents and EventBridge deliver it. Delivery is best effort, so it is only a hint.</summary>
/// <param name="SourceType"><c>db-cluster</c> or <c>db-instance</c>.</param>
/// <param name="EventId">For example <c>RDS-EVENT-0073</c>.</param>
public sealed record DatabaseEvent(
    DateTimeOffset At, string SourceType, string SourceIdentifier, string SourceArn, string EventId, string Category, string Message);
