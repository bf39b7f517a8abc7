namespace Failover.LocalCloud.Iam;

/// <summary>A policy that IAM would not take, or that this cloud cannot evaluate; the message names the policy, the statement and the field.</summary>
public sealed class PolicyException(string message) : Exception(message);
