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
/// Invariant 8 in a world of several regions: each promotion begins an epoch; no swap makes the record point to a cluster that is not the
/// primary of the newest epoch; and no promotion is requested without a reason that the region's own API shows. With RecordWhen=promoting,
/// the record may also be pointed to the cluster whose promotion, data loss allowed, that region's API shows as under way: it takes no
/// writes before its epoch begins.
/// </summary>
/// <remarks>
/// By the time an answer is acted upon it is old: by the API's lag and by the calls in between. A swap or a promotion that was overtaken
/// within that time is counted, but is not a violation. One based on what a region showed long ago, while it was cut off, is a violation.
/// </remarks>
internal sealed class GlobalClusterChecker
{
    private const string Promoter = nameof(PromoteRegionFunction);
    private const string Switcher = nameof(FlipSwitchFunction);

    /// <summary>
    /// The calls between reading the global cluster and the write: at most two, each answered just before the client's timeout.
    /// </summary>
    private static readonly TimeSpan LookAge = TimeSpan.FromSeconds(10.4);

    /// <summary>The timeout of the template's functions.</summary>
    private static readonly TimeSpan FunctionTimeout = TimeSpan.FromSeconds(20);

    private readonly World world;
    private readonly GlobalCluster global;
    private readonly InvariantMonitor monitor;
    private readonly TimeSpan viewLag;
    private readonly bool isPromoting;
    private readonly List<(TimeSpan From, DatabaseCluster Primary)> epochs = [];
    private readonly Dictionary<string, List<(TimeSpan From, GlobalSnapshot View)>> shown = new(StringComparer.Ordinal);

    public GlobalClusterChecker(World world, GlobalCluster global, SimulationCase simulated, InvariantMonitor monitor)
    {
        (this.world, this.global, this.monitor) = (world, global, monitor);
        viewLag = TimeSpan.FromSeconds(simulated.World.Regions?.ApiLag ?? 0);
        isPromoting = simulated.World.Regions?.RecordWhen == RecordWhen.Promoting;
        epochs.Add((TimeSpan.Zero, global.NewestPrimary));
        global.Promoted += (_, primary) => epochs.Add((Now, primary));
        global.Shown += region => shown[region].Add((Now, global.ViewIn(region)));
        foreach (var region in world.Global.Regions)
        {
            shown[region.Name] = [(TimeSpan.Zero, global.ViewIn(region.Name))];
            region.Core.Gate.Called += call => OnCalled(region, call);
        }
    }

    /// <summary>Swaps, flips and promotions based on a state that had been true a moment before.</summary>
    public int Overtaken { get; private set; }

    /// <summary>Swaps made ahead of a promotion.</summary>
    public int Ahead { get; private set; }

    /// <summary>Promotions that our stacks requested.</summary>
    public int Asked { get; private set; }

    /// <summary>When the newest epoch began.</summary>
    public TimeSpan EpochBegan => epochs[^1].From;

    /// <summary>Epochs after the first.</summary>
    public int Promotions => epochs.Count - 1;

    private TimeSpan Now => world.Cloud.Core.Time.Elapsed;

    /// <summary>The member that the name points to, if any.</summary>
    public DatabaseCluster? MemberOf(string? value) => value is null ? null
        : world.Databases.FirstOrDefault(d => value == d.Endpoint || value == d.ReaderEndpoint || d.Instances.Any(i => i.Host == value));

    /// <summary>Checks our change of a record at the moment when Route 53 makes it.</summary>
    public void CheckLead(string? before, string? after, string what)
    {
        if (MemberOf(after) is { } to && to != MemberOf(before))
        {
            if (to != global.NewestPrimary && IsShownPromoting(to))
            {
                Ahead++;
                return;
            }

            CheckIsNewest(to, $"{what} was changed from {before ?? "nothing"} to {after}");
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

    /// <summary>The evidence must be about the primary that the region's own API showed, with no promotion in progress.</summary>
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
                $"{region.Name} requested a promotion with evidence about {string.Join(", ", about.Select(a => a ?? "nobody"))}, which its "
                    + "API did not show as the settled primary");
        }
        else if (global.Failover is not null || !about.Contains(global.NewestPrimary.Arn, StringComparer.Ordinal))
        {
            Overtaken++;
        }
    }

    /// <summary>Whether its region's API showed a failover to it as under way at most one read ago.</summary>
    private bool IsShownPromoting(DatabaseCluster to)
    {
        var (since, history) = (Now - LookAge, shown[to.Region]);
        return isPromoting && Enumerable.Range(0, history.Count).Any(n =>
            (n + 1 == history.Count || history[n + 1].From >= since)
            && history[n].View.Failover is { AllowsDataLoss: true, Status: not "cancelling" } failover && failover.ToArn == to.Arn);
    }

    private void CheckMode(Cloud region, string state)
    {
        if (!InState(region, state).Any(e => e.Verdict is { Plan.Mode: Mode.Act }))
        {
            monitor.Violated(Invariants.ObserveWritesNothing, $"{state} wrote in {region.Name}, where nothing in mode act was running");
        }
    }

    private IEnumerable<WatchedExecution> Promoting(Cloud region) => InState(region, "PromoteRegion");

    private IEnumerable<WatchedExecution> InState(Cloud region, string state) =>
        monitor.Executions.Where(e => e.Region == region.Name && (e.State == state || IsAtWorkStill(e, state)));

    // Aborting an execution does not stop the function that it has invoked: that one runs until it finishes or times out.
    private bool IsAtWorkStill(WatchedExecution execution, string state) =>
        execution.LastState == state && execution.Execution.Status == ExecutionStatus.ABORTED
        && World.Start + Now - execution.Execution.StoppedAt <= FunctionTimeout;
}
