using System.Text.RegularExpressions;

namespace Failover.Drill.Views;

/// <summary>Everyday names: an instance instead of its endpoint, an alarm instead of its ARN. The JSON keeps the full ones.</summary>
internal static partial class ShortNames
{
    public static string In(string text)
    {
        text = ClusterEndpoint().Replace(text, "the cluster endpoint of $1");
        text = ReaderEndpoint().Replace(text, "the reader endpoint of $1");
        text = InstanceEndpoint().Replace(text, "$1");
        text = Arn().Replace(text, "$1");
        return Identifier().Replace(text, "$1");
    }

    [GeneratedRegex(@"\b([a-z0-9-]+)\.cluster-[a-z0-9]+\.[a-z0-9-]+\.docdb\.amazonaws\.com\b\.?(?=\s|$|[,;:)])")]
    private static partial Regex ClusterEndpoint();

    [GeneratedRegex(@"\b([a-z0-9-]+)\.cluster-ro-[a-z0-9]+\.[a-z0-9-]+\.docdb\.amazonaws\.com\b\.?(?=\s|$|[,;:)])")]
    private static partial Regex ReaderEndpoint();

    [GeneratedRegex(@"\b([a-z0-9-]+)\.[a-z0-9]+\.[a-z0-9-]+\.docdb\.amazonaws\.com\b")]
    private static partial Regex InstanceEndpoint();

    /// <summary>The last part of an ARN.</summary>
    [GeneratedRegex(@"\barn:aws[a-z-]*:[a-z0-9-]+:[a-z0-9-]*:\d*:(?:[A-Za-z0-9_.-]+[:/])*([A-Za-z0-9_.-]+)")]
    private static partial Regex Arn();

    /// <summary>An execution's name that AWS generated: its first eight digits identify it.</summary>
    [GeneratedRegex(@"\b([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b")]
    private static partial Regex Identifier();
}
