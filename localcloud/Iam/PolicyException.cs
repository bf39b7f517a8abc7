namespace Failover.LocalCloud.Iam;

/// <summary>IAM would refuse the policy, or the local cloud cannot evaluate it; names the policy, the statement and the field.</summary>
public sealed class PolicyException(string message) : Exception(message);
