using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Regions;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Sts;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud;

/// <summary>
/// One account in several regions: each region has its own services, stack and gate; they share time, randomness, journal, links,
/// Route 53 and global clusters.
/// </summary>
public sealed class GlobalCloud
{
    private readonly List<Cloud> regions = [];

    /// <param name="names">The regions, at least one, in the order of <see cref="Regions"/>.</param>
    /// <exception cref="ArgumentException">There is no region, or one is repeated.</exception>
    public GlobalCloud(int seed, DateTimeOffset start, CloudOptions options, params IReadOnlyList<string> names)
        : this(new CloudCore(
        seed, start, names.Count > 0 ? names[0] : throw new ArgumentException("Expected at least one region.", nameof(names))), options)
    {
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Count)
        {
            throw new ArgumentException($"Expected each region once, found {string.Join(", ", names)}.", nameof(names));
        }

        for (var i = 0; i < names.Count; i++)
        {
            _ = new Cloud(i == 0 ? Core : Core.In(names[i]), options, this);
        }
    }

    internal GlobalCloud(CloudCore core, CloudOptions options)
    {
        Core = core;
        Tokens = new SecurityTokens(core.Time);
        Route53 = new Route53Service(core, options.Route53);

        // Health checks get no data from a region that is down.
        Route53.HealthChecks.Alarms = (region, name) =>
            core.Links.IsDown(region) ? null : regions.Find(one => one.Name == region)?.CloudWatch.Find(name) as MetricAlarm;
        GlobalClusters = new GlobalClusterService(core, () => regions.Select(static region => region.Name), options.GlobalClusters);
    }

    /// <summary>In the order in which they were given.</summary>
    public IReadOnlyList<Cloud> Regions => regions;

    /// <summary>Shared by all regions: a global service whose control plane AWS runs in us-east-1.</summary>
    public Route53Service Route53 { get; }

    public GlobalClusterService GlobalClusters { get; }

    /// <summary>The temporary credentials that STS has given out.</summary>
    public SecurityTokens Tokens { get; }

    /// <summary>The other account, in which the hosted zone is; null if the stack's own has it.</summary>
    public ZoneAccount? ZoneAccount { get; set; }

    public Links Links => Core.Links;

    public VirtualTime Time => Core.Time;

    public Chance Chance => Core.Chance;

    public Journal Journal => Core.Journal;

    internal DatabaseNetwork Databases { get; } = new();

    private CloudCore Core { get; }

    /// <exception cref="ArgumentException">This world has no such region.</exception>
    public Cloud Region(string name) => regions.Find(region => region.Name == name)
        ?? throw new ArgumentException(
        $"This world has no region '{name}', only {string.Join(", ", regions.Select(static region => region.Name))}.", nameof(name));

    internal void Join(Cloud region)
    {
        regions.Add(region);
        region.Core.Gate.Gates = name => regions.Find(other => other.Name == name)?.Core.Gate;
    }
}
