namespace Failover.LocalCloud.Iam;

/// <summary>A policy that IAM would refuse, or that this cloud cannot evaluate; it names the policy, the statement and the field.</summary>
public sealed class PolicyException(string message) : Exception(message);
