using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>ARNs of RDS resources.</summary>
internal static class RdsArns
{
    /// <summary>The ARN of a global cluster has no region.</summary>
    /// <param name="identifier">Its identifier, or <c>*</c>.</param>
    public static string GlobalCluster(string identifier) => $"arn:aws:rds::{CloudCore.Account}:global-cluster:{identifier}";
}
