namespace Failover.LocalCloud.EventBridge;

/// <summary>EventBridge would refuse the pattern.</summary>
public sealed class InvalidEventPatternException(string reason) : Exception($"Event pattern is not valid. Reason: {reason}");
