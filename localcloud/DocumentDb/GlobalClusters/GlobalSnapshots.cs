using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb.GlobalClusters;

/// <summary>
/// What each region's API reports about a global cluster: its state a moment ago, or an older one if no news reaches the region.
/// </summary>
internal sealed class GlobalSnapshots
{
    private readonly CloudCore core;
    private readonly DurationRange lag;
    private readonly SortedDictionary<string, GlobalSnapshot> known = new(StringComparer.Ordinal);
    private GlobalSnapshot truth;
    private string source;

    public GlobalSnapshots(CloudCore core, DurationRange lag, IEnumerable<string> regions, GlobalSnapshot first, string from)
    {
        (this.core, this.lag, truth, source) = (core, lag, first, from);
        foreach (var region in regions)
        {
            known[region] = first;
        }

        core.Links.Changed += TellAll;
    }

    /// <summary>Raised with a region's name when its API starts to report another state.</summary>
    public event Action<string>? Shown;

    /// <summary>Whether all regions report the current state.</summary>
    public bool AreCurrent => known.Values.All(view => view.Version == truth.Version);

    public GlobalSnapshot In(string region) => known[region];

    /// <summary>Records a new state, which the service in one region knows first.</summary>
    public void Tell(GlobalSnapshot next, string from)
    {
        (truth, source) = (next, from);
        TellAll();
    }

    /// <summary>Informs all regions that can be reached; the others follow as soon as they can.</summary>
    private void TellAll()
    {
        foreach (var (region, view) in known)
        {
            if (view.Version < truth.Version && core.Links.Reaches(source, region))
            {
                var told = truth;
                core.Time.After(lag.Draw(core.Chance, "global-api-lag"), () => Learn(region, told));
            }
        }
    }

    private void Learn(string region, GlobalSnapshot told)
    {
        if (told.Version > known[region].Version && core.Links.Reaches(source, region))
        {
            known[region] = told;
            Shown?.Invoke(region);
        }
    }
}
