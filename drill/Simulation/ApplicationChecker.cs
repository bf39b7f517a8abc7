using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.Client;

namespace Failover.Drill.Simulation;

/// <summary>
/// The application of a run; the seed picks its kind of driver. Part of invariant 6: once the record points to a healthy writer, an
/// application that follows the record writes again. Others may need a restart first.
/// </summary>
internal sealed class ApplicationChecker(World world, InvariantMonitor monitor)
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>Resolvers keep a deleted name for 15 minutes.</summary>
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(20);

    /// <summary>Its driver and whether it wrote in the end, such as <c>direct never</c>; null if it was not judged.</summary>
    public string? End { get; private set; }

    private ClientApplication Application => world.Client;

    /// <summary>It writes rarely, because a run lasts hours.</summary>
    public static WorldSpec With(WorldSpec spec, int seed) => spec with
    {
        HasApplication = true,
        Drivers = [WorldSpec.AllDrivers[(int)((uint)seed % WorldSpec.AllDrivers.Count)]],
        WriteInterval = TimeSpan.FromSeconds(30),
    };

    /// <summary>Call when nothing is running, the cluster is healthy and the record points to it.</summary>
    public async Task CheckAsync()
    {
        var (time, driver) = (world.Cloud.Core.Time, Application.Options.Driver);
        for (var until = time.Elapsed + Bound; driver == DriverKind.Following && !Writes && time.Elapsed < until;)
        {
            await time.Delay(Look, CancellationToken.None);
        }

        End = $"{EnumText.Kebab(driver)} {(Writes ? "writes" : "never")}";
        if (driver == DriverKind.Following && !Writes)
        {
            monitor.Violated(
                Invariants.Converges, $"an application that follows the record can't write {Bound.TotalMinutes:0} minutes later");
        }
    }

    private bool Writes => Application.Report().Writes;
}
