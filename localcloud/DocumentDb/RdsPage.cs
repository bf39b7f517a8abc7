using System.Globalization;
using Amazon.RDS.Model;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>RDS's paging and filters, common to all its Describe operations.</summary>
internal static class RdsPage
{
    private const string MarkerPrefix = "page-";

    /// <summary>A page of 20 to 100 records (100 by default), and the marker of the next page.</summary>
    public static (List<T> Page, string? Marker) Take<T>(List<T> all, string? marker, int? maxRecords)
    {
        if (maxRecords is < 20 or > 100)
        {
            throw RdsErrors.InvalidParameter($"Invalid value {maxRecords} for MaxRecords. Must be between 20 and 100");
        }

        var from = From(marker);
        var size = maxRecords ?? 100;
        var next = from + size < all.Count ? MarkerPrefix + (from + size).ToString(CultureInfo.InvariantCulture) : null;
        return (all.GetRange(from, Math.Clamp(all.Count - from, 0, size)), next);
    }

    /// <summary>Whether an item passes all filters: for each filter, one value must match.</summary>
    /// <param name="values">The item's values by filter name; null for a filter that the operation does not know.</param>
    public static bool Passes(List<Filter>? filters, Func<string, IReadOnlyList<string>?> values)
    {
        foreach (var filter in filters ?? [])
        {
            var has = values(filter.Name) ?? throw RdsErrors.InvalidParameter($"Unrecognized filter name: {filter.Name}");
            if (!has.Any(value => filter.Values?.Contains(value, StringComparer.OrdinalIgnoreCase) == true))
            {
                return false;
            }
        }

        return true;
    }

    private static int From(string? marker)
    {
        if (string.IsNullOrEmpty(marker))
        {
            return 0;
        }

        return marker.StartsWith(MarkerPrefix, StringComparison.Ordinal)
            && int.TryParse(marker.AsSpan(MarkerPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var from)
            ? from
            : throw RdsErrors.InvalidParameter($"The specified marker is not valid: {marker}");
    }
}
