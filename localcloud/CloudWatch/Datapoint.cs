namespace Failover.LocalCloud.CloudWatch;

/// <summary>One period's figure.</summary>
/// <param name="Start">The period's begin, which CloudWatch names it by.</param>
/// <param name="Value">The statistic; null where no sample arrived.</param>
internal readonly record struct Datapoint(DateTimeOffset Start, double? Value);
