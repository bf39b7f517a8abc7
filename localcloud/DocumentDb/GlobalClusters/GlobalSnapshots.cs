using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb.GlobalClusters;

/// <summary>
/// What each region's API tells of a global cluster: the truth of a moment ago, and of the time before where the region cannot hear of it.
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

    /// <summary>Raised when the API of that region begins to tell another view.</summary>
    public event Action<string>? Shown;

    /// <summary>Whether all regions tell the truth of now.</summary>
    public bool AreCurrent => known.Values.All(view => view.Version == truth.Version);

    public GlobalSnapshot In(string region) => known[region];

    /// <summary>A new truth, that the service of one region knows first.</summary>
    public void Tell(GlobalSnapshot next, string from)
    {
        (truth, source) = (next, from);
        TellAll();
    }

    /// <summary>Regions that could not hear of it hear of it as soon as they can.</summary>
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
