using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>An instance as a scenario describes it.</summary>
/// <param name="PromotionTier">0 (first) to 15.</param>
/// <param name="InstanceClass">Among instances of the same tier, the largest is promoted.</param>
public sealed record InstanceSpec(
    string Identifier, string AvailabilityZone, int PromotionTier = 1, string InstanceClass = "db.r6g.large")
{
    /// <summary>The relative size of the class: large is 2, xlarge is 4, Nxlarge is 4 N.</summary>
    public int Size
    {
        get
        {
            var size = InstanceClass[(InstanceClass.LastIndexOf('.') + 1)..];
            return size switch
            {
                "medium" => 1,
                "large" => 2,
                "xlarge" => 4,
                _ => int.TryParse(size.Replace("xlarge", "", StringComparison.Ordinal), out var times) ? 4 * times : 0,
            };
        }
    }
}

/// <summary>A cluster as a scenario describes it; the first instance is the writer.</summary>
public sealed record ClusterSpec(string Identifier, IReadOnlyList<InstanceSpec> Instances)
{
    /// <summary>Not always <c>docdb</c>: the RDS API also serves clusters of other engines.</summary>
    public string Engine { get; init; } = "docdb";

    public string EngineVersion { get; init; } = "5.0.0";

    public int Port { get; init; } = 27017;

    /// <summary>In the order in which the API lists them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Tags { get; init; } = [];

    /// <summary>The same cluster in another region: each instance in the zone with the same letter.</summary>
    public ClusterSpec In(string region) => this with
    {
        Instances = [.. Instances.Select(instance => instance.AvailabilityZone.StartsWith(region, StringComparison.Ordinal)
            ? instance
            : instance with { AvailabilityZone = region + instance.AvailabilityZone[^1] })],
    };

    /// <summary>A writer and the given number of readers, named <c>ID-1</c>, <c>ID-2</c>, ..., in successive availability zones.</summary>
    public static ClusterSpec WithReaders(string identifier, int readers, params IReadOnlyList<KeyValuePair<string, string>> tags) =>
        new(identifier, [.. Enumerable.Range(0, readers + 1).Select(i =>
            new InstanceSpec($"{identifier}-{i + 1}", CloudCore.FirstRegion + (char)('a' + (i % 3))))])
        {
            Tags = tags,
        };
}
