namespace Failover.LocalCloud.CloudWatch;

/// <summary>The statistic of one period.</summary>
/// <param name="Start">The start of the period, by which CloudWatch identifies it.</param>
/// <param name="Value">The statistic; null if the period has no samples.</param>
internal readonly record struct Datapoint(DateTimeOffset Start, double? Value);
