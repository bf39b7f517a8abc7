using System.Text.RegularExpressions;

namespace Failover.Functions.Clusters;

/// <summary>
/// Reads the region from the name of a DocumentDB endpoint: <c>orders.cluster-c1.us-east-1.docdb.amazonaws.com</c>. Other partitions have
/// other suffixes (amazonaws.com.cn, amazonaws.eu, c2s.ic.gov), and China has the service before the region: neither matters here.
/// </summary>
internal static partial class EndpointName
{
    public static string? Region(string? name)
    {
        var labels = name?.Split('.') ?? [];
        var service = Array.IndexOf(labels, "docdb");
        return service < 2 ? null
            : Suffixes.Contains(Rest(labels, service + 1)) && Form().IsMatch(labels[service - 1]) ? labels[service - 1]
            : Suffixes.Contains(Rest(labels, service + 2)) && Form().IsMatch(labels[service + 1]) ? labels[service + 1]
            : null;
    }

    /// <summary>The partitions' DNS suffixes (botocore, partitions.json).</summary>
    private static readonly HashSet<string> Suffixes = new(StringComparer.Ordinal)
    {
        "amazonaws.com", "amazonaws.com.cn", "amazonaws.eu", "c2s.ic.gov", "sc2s.sgov.gov", "cloud.adc-e.uk", "csp.hci.ic.gov",
    };

    private static string Rest(string[] labels, int from) => string.Join('.', labels.Skip(from));

    /// <summary>us-east-1, us-gov-west-1, us-isob-east-1, eusc-de-east-1.</summary>
    [GeneratedRegex("^[a-z]{2,4}(-[a-z]+)+-[0-9]+$")]
    private static partial Regex Form();
}
