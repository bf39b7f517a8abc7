namespace Failover.LocalCloud.Template;

/// <summary>AWS's partitions.</summary>
internal static class Partitions
{
    /// <summary>By the form of the region's name. ARNs are of the partition aws throughout: no world lies in another.</summary>
    public static string Of(string region) =>
        region.StartsWith("cn-", StringComparison.Ordinal) ? "aws-cn"
        : region.StartsWith("us-gov-", StringComparison.Ordinal) ? "aws-us-gov"
        : region.Split('-') is [_, ['i', 's', 'o', .. var which], ..] ? which.Length == 0 ? "aws-iso" : $"aws-iso-{which}"
        : region.StartsWith("eusc-", StringComparison.Ordinal) ? "aws-eusc"
        : "aws";
}
