using System.Net;
using System.Net.Sockets;

namespace Failover.LocalCloud.Route53;

/// <summary>Route 53's requirements on a record set's values and routing policy.</summary>
internal static class RecordValues
{
    /// <summary>The first violation, in AWS's wording; null if there is none.</summary>
    public static string? Problem(DnsRecord record)
    {
        var policies = (record.Weight is null ? 0 : 1) + (record.LatencyRegion is null ? 0 : 1) + (record.Failover is null ? 0 : 1)
            + (record.MultiValueAnswer == true ? 1 : 0);
        if (record.SetIdentifier is null == policies > 0)
        {
            return "Invalid request: SetIdentifier must be given with exactly one of Weight, Region, Failover or MultiValueAnswer for "
                + $"{record.Name}";
        }

        if (policies > 1)
        {
            return $"Invalid request: more than one routing policy for {record.Name}";
        }

        if (record is { Type: "CNAME", Alias: null, Values.Count: > 1 })
        {
            return Invalid("CNAMERRSETMultipleValues (A CNAME record can have only one value)", string.Join(',', record.Values));
        }

        if (record.Values.Distinct(StringComparer.Ordinal).Count() != record.Values.Count)
        {
            return $"Duplicate Resource Record: '{string.Join(',', record.Values)}'";
        }

        return record.Values.Select(value => Problem(record.Type, value)).FirstOrDefault(problem => problem is not null);
    }

    private static string? Problem(string type, string value) => type switch
    {
        "A" when !IsAddress(value, AddressFamily.InterNetwork) =>
            Invalid("ARRDATAIllegalIPv4Address (Value is not a valid IPv4 address)", value),
        "AAAA" when !IsAddress(value, AddressFamily.InterNetworkV6) =>
            Invalid("AAAARRDATAIllegalIPv6Address (Value is not a valid IPv6 address)", value),
        "CNAME" when string.IsNullOrWhiteSpace(value) || value.Contains(' ', StringComparison.Ordinal)
            || value.Contains("..", StringComparison.Ordinal) =>
            Invalid("DomainLabelEmpty (Domain label is empty)", value),
        "TXT" when value.Length < 2 || value[0] != '"' || value[^1] != '"' =>
            Invalid("InvalidCharacterString (Value should be enclosed in quotation marks)", value),
        _ => null,
    };

    // IPAddress.TryParse accepts "10" and "10.1" as addresses; Route 53 does not.
    private static bool IsAddress(string value, AddressFamily family) =>
        IPAddress.TryParse(value, out var address) && address.AddressFamily == family
        && (family == AddressFamily.InterNetworkV6 || value.Count(character => character == '.') == 3);

    private static string Invalid(string problem, string value) =>
        $"Invalid Resource Record: 'FATAL problem: {problem} encountered with '{value}''";
}
