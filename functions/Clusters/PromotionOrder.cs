using System.Globalization;

namespace Failover.Functions.Clusters;

/// <summary>
/// Whom DocumentDB promotes: the lowest tier, and among equals the largest (DocumentDB developer guide, "Failover"). Pure.
/// </summary>
internal static class PromotionOrder
{
    /// <returns>Null if there is no replica.</returns>
    public static MemberView? First(IEnumerable<MemberView> members) => members.Where(static m => !m.IsWriter)
        .OrderBy(static m => m.Tier ?? int.MaxValue).ThenByDescending(static m => Size(m.Class) ?? 0)
        .ThenBy(static m => m.Id, StringComparer.Ordinal).FirstOrDefault();

    /// <summary>The relative size of an instance class: medium is 1, large 2, xlarge 4, Nxlarge 4 N.</summary>
    /// <param name="instanceClass">Such as <c>db.r6g.2xlarge</c>.</param>
    /// <returns>Null for a class that names no size, such as <c>db.serverless</c>.</returns>
    public static int? Size(string? instanceClass) => instanceClass?[(instanceClass.LastIndexOf('.') + 1)..] switch
    {
        null => null,
        "medium" => 1,
        "large" => 2,
        "xlarge" => 4,
        var many when many.EndsWith("xlarge", StringComparison.Ordinal)
            && int.TryParse(many[..^6], NumberStyles.None, CultureInfo.InvariantCulture, out var times) => 4 * times,
        _ => null,
    };
}
