using Amazon.StepFunctions;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.Functions.Steps.FlipSwitch;
using Failover.Functions.Steps.PromoteRegion;
using Failover.LocalCloud;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Gate;

namespace Failover.Drill.Simulation;

/// <summary>
/// Invariant 8 in a world of several regions: each promotion begins an epoch, and the record never comes to point to a cluster that is not
/// the primary of the newest one; and no promotion is asked for that the region's own API gives no reason for.
/// </summary>
/// <remarks>
/// Answers are old when they are acted upon: by what the API lags, and by the calls in between. A swap or a promotion that was overtaken
/// within that time is counted, and is no violation. One that rests on what a region showed long ago, being cut off, is one.
/// </remarks>
internal sealed class GlobalClusterChecker
{
    private const string Promoter = nameof(PromoteRegionFunction);
    private const string Switcher = nameof(FlipSwitchFunction);

    /// <summary>
    /// The calls between the look at the global cluster and the write: at most two whose answers come at the clients' timeout.
    /// </summary>
    private static readonly TimeSpan LookAge = TimeSpan.FromSeconds(10.4);

    /// <summary>Of the template's functions.</summary>
    private static readonly TimeSpan FunctionTimeout = TimeSpan.FromSeconds(20);

    private readonly World world;
    private readonly GlobalCluster global;
    private readonly InvariantMonitor monitor;
    private readonly TimeSpan viewLag;
    private readonly List<(TimeSpan From, DatabaseCluster Primary)> epochs = [];
    private readonly Dictionary<string, List<(TimeSpan From, GlobalSnapshot View)>> shown = new(StringComparer.Ordinal);

    public GlobalClusterChecker(World world, GlobalCluster global, SimulationCase simulated, InvariantMonitor monitor)
    {
        (this.world, this.global, this.monitor) = (world, global, monitor);
        viewLag = TimeSpan.FromSeconds(simulated.World.Regions?.ApiLag ?? 0);
        epochs.Add((TimeSpan.Zero, global.NewestPrimary));
        global.Promoted += (_, primary) => epochs.Add((Now, primary));
        global.Shown += region => shown[region].Add((Now, global.ViewIn(region)));
        foreach (var region in world.Global.Regions)
        {
            shown[region.Name] = [(TimeSpan.Zero, global.ViewIn(region.Name))];
            region.Core.Gate.Called += call => OnCalled(region, call);
        }
    }

    /// <summary>Swaps, flips and promotions that rested on what was true a moment before.</summary>
    public int Overtaken { get; private set; }

    /// <summary>Promotions that our stacks asked for.</summary>
    public int Asked { get; private set; }

    /// <summary>When the newest epoch began.</summary>
    public TimeSpan EpochBegan => epochs[^1].From;

    /// <summary>Epochs after the first.</summary>
    public int Promotions => epochs.Count - 1;

    private TimeSpan Now => world.Cloud.Core.Time.Elapsed;

    /// <summary>The member that the name points to; null: none of them.</summary>
    public DatabaseCluster? MemberOf(string? value) => value is null ? null
        : world.Databases.FirstOrDefault(d => value == d.Endpoint || value == d.ReaderEndpoint || d.Instances.Any(i => i.Host == value));

    /// <summary>Our change of a record, at the moment when Route 53 makes it.</summary>
    public void CheckLead(string? before, string? after, string what)
    {
        if (MemberOf(after) is { } to && to != MemberOf(before))
        {
            CheckIsNewest(to, $"{what} was led from {before ?? "nothing"} to {after}");
        }
    }

    private void OnCalled(Cloud region, ApiCall call)
    {
        if (call is { Operation: "FailoverGlobalCluster", Caller: Promoter })
        {
            Asked++;
            CheckPromotion(region);
        }
        else if (call is { Operation: "PutMetricData", Caller: Switcher })
        {
            CheckMode(region, "FlipSwitch");
            CheckIsNewest(world.Global.GlobalClusters.Clusters[0].MemberIn(region.Name).Cluster, $"{region.Name} flipped the switch");
        }
    }

    private void CheckIsNewest(DatabaseCluster to, string what)
    {
        if (to == global.NewestPrimary)
        {
            return;
        }

        if (epochs.Count > 1 && epochs[^2].Primary == to && Now - EpochBegan <= LookAge + viewLag)
        {
            Overtaken++;
            return;
        }

        monitor.Violated(
            Invariants.OnePrimary,
            $"{what}, but since {(Now - EpochBegan).TotalSeconds:0} s epoch {global.Epoch} has its primary in "
                + $"{global.NewestPrimary.Region}");
    }

    /// <summary>The evidence must be about the primary that the region's own API showed at the look, with nothing under way.</summary>
    private void CheckPromotion(Cloud region)
    {
        CheckMode(region, "PromoteRegion");
        var about = Promoting(region).Select(e => e.Evidence).ToList();
        var since = Now - LookAge;
        var history = shown[region.Name];
        var isShown = Enumerable.Range(0, history.Count).Any(n =>
            (n + 1 == history.Count || history[n + 1].From >= since)
            && history[n].View is { Failover: null } view
            && view.Members.FirstOrDefault(m => m.IsWriter)?.Arn is { } writer && about.Contains(writer, StringComparer.Ordinal));
        if (!isShown)
        {
            monitor.Violated(
                Invariants.OnePrimary,
                $"{region.Name} asked for a promotion by evidence about {string.Join(", ", about.Select(a => a ?? "nobody"))}, which its "
                    + "API did not show as the settled primary");
        }
        else if (global.Failover is not null || !about.Contains(global.NewestPrimary.Arn, StringComparer.Ordinal))
        {
            Overtaken++;
        }
    }

    private void CheckMode(Cloud region, string state)
    {
        if (!InState(region, state).Any(e => e.Verdict is { Plan.Mode: Mode.Act }))
        {
            monitor.Violated(Invariants.ObserveWritesNothing, $"{state} wrote in {region.Name}, where no execution with mode act is there");
        }
    }

    private IEnumerable<WatchedExecution> Promoting(Cloud region) => InState(region, "PromoteRegion");

    private IEnumerable<WatchedExecution> InState(Cloud region, string state) =>
        monitor.Executions.Where(e => e.Region == region.Name && (e.State == state || IsAtWorkStill(e, state)));

    // Who aborts an execution does not stop the function that it has called: that works on until it is done, or its time is over.
    private bool IsAtWorkStill(WatchedExecution execution, string state) =>
        execution.LastState == state && execution.Execution.Status == ExecutionStatus.ABORTED
        && World.Start + Now - execution.Execution.StoppedAt <= FunctionTimeout;
}
