namespace Failover.LocalCloud.Template;

/// <summary>AWS's partitions.</summary>
internal static class Partitions
{
    /// <summary>The partition by the form of the region's name. ARNs here always use the partition aws: no world is in another.</summary>
    public static string Of(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : region.Split('-') is [_, ['i', 's', 'o', .. var which], ..] ? which.Length == 0 ? "aws-iso" : $"aws-iso-{which}"
        : region.StartsWith("eusc-", StringComparison.Ordinal) ? "aws-eusc"
        : "aws";
}
