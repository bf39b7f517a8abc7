namespace Failover.LocalCloud.DocumentDb;

/// <summary>A cluster parameter group. Each region has its own, also for the members of one global cluster.</summary>
/// <param name="Name">Such as <c>default.docdb5.0</c>, which nobody can change.</param>
/// <param name="Own">The values that somebody set, by parameter.</param>
public sealed record ClusterParameters(string Name, IReadOnlyDictionary<string, string> Own)
{
    private const int FamilyParts = 2;

    /// <summary>The values of DocumentDB 5.0 where nobody set another (developer guide, cluster parameters).</summary>
    public static IReadOnlyDictionary<string, string> Defaults { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["audit_logs"] = "disabled",
        ["change_stream_log_retention_duration"] = "10800",
        ["profiler"] = "disabled",
        ["profiler_sampling_rate"] = "1.0",
        ["profiler_threshold_ms"] = "100",
        ["tls"] = "enabled",
        ["ttl_monitor"] = "enabled",
    };

    /// <summary>The group of a cluster to which none was given.</summary>
    /// <param name="engineVersion">Such as <c>5.0.0</c>.</param>
    public static ClusterParameters DefaultOf(string engineVersion) => new(
        $"default.docdb{string.Join('.', engineVersion.Split('.').Take(FamilyParts))}",
        new Dictionary<string, string>(StringComparer.Ordinal));
}
