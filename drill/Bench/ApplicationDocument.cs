using Failover.Functions.Contract;
using Failover.LocalCloud.Client;

namespace Failover.Drill.Bench;

/// <summary>What the users of applications with one kind of driver saw.</summary>
/// <param name="Driver"><c>following</c>, <c>replica-set</c> or <c>direct</c>.</param>
/// <param name="Never">Worlds in which it still could not write at the end: somebody has to restart it.</param>
/// <param name="OutageSeconds">The outages in the other worlds.</param>
internal sealed record ApplicationDocument(string Driver, int Never, Percentiles? OutageSeconds)
{
    public static ApplicationDocument From(DriverKind driver, IReadOnlyCollection<TrialResult> results)
    {
        var outages = results.Select(r => r.Outages.GetValueOrDefault(driver)).ToList();
        return new(EnumText.Kebab(driver), outages.Count(static o => o is null), Percentiles.From(outages));
    }
}
