using Amazon.StepFunctions;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.DocumentDb.GlobalClusters;

namespace Failover.Drill.Simulation;

/// <summary>
/// Invariant 6, checked when all faults are over and nothing is running. If the cluster is healthy, the alarm is in ALARM and the stack may
/// act, then the record points to the writer, at the latest after the watch's next attempt, unless an operator was notified of a cause that
/// no retry can fix. A failover that the operator then starts by hand points the record at the writer and proves it.
/// </summary>
internal sealed class Convergence(World world, InvariantMonitor monitor, SimulationCase simulated)
{
    /// <summary>How long a whole failover started by hand may take once all faults are over.</summary>
    private static readonly TimeSpan ByHand = TimeSpan.FromMinutes(45);

    /// <summary>The cluster that the record should point to: the primary of the newest epoch, or the only cluster.</summary>
    private DatabaseCluster Database => world.GlobalCluster?.NewestPrimary ?? world.Database;

    /// <summary>The region whose stack should change the record.</summary>
    private Cloud Home => world.GlobalCluster is null ? world.Cloud : world.Global.Region(Database.Region);

    /// <summary>The cluster really is healthy, and the API shows it.</summary>
    public bool IsWell =>
        Database is
        {
            IsDeleted: false, Status: "available", StatusLie: null, WriterLie: WriterLie.None,
            Writer: { TakesWrites: true, Status: "available" }
        }
        && Database.View.WriterId == Database.Writer.Identifier && Database.View.Status == "available"
        && Database.View.InstanceStatuses[Database.Instances.ToList().IndexOf(Database.Writer)] == "available"
        && Database.EndpointInstance == Database.Writer
        && Database.Writer.Behaviour == WireBehaviour.Normal
        && (world.GlobalCluster is not { } global || IsWholeAgain(global));

    /// <summary>Why the record was rightly left as it was; counted, because it shows what the alarm alone cannot fix.</summary>
    public string? Excuse { get; private set; }

    /// <summary>The record points where it should.</summary>
    public bool IsLed => world.Spec.HasSwitch
        ? monitor.Dns!.Led().All(d => d == Database)
        : world.RecordValue?.TrimEnd('.') == (simulated.World.Endpoint == EndpointKind.Cluster ? Database.Endpoint : Database.Writer.Host);

    /// <summary>
    /// The record points elsewhere and the alarm is in ALARM, so the watch will act, unless the last execution left it to an operator.
    /// </summary>
    public bool AwaitsWatch => simulated.World.Mode == Mode.Act && IsWell && !IsLed && Alarm is not null && !IsLeftToPerson;

    /// <summary>How long the watch may take: its longest pause between attempts, plus its grace and its period.</summary>
    public static TimeSpan WatchBound => TimeSpan.FromMinutes(60 + 3 + 2 + 2);

    /// <summary>Call when nothing is running and the cluster is healthy.</summary>
    public void Check()
    {
        if (simulated.World.Mode != Mode.Act || IsLed)
        {
            return;
        }

        Excuse = FindExcuse();
        if (Excuse is null)
        {
            monitor.Violated(
                Invariants.Converges,
                $"the alarm is in ALARM and {world.Database.Identifier} is healthy, but the record points to "
                    + $"{world.RecordValue ?? "nothing"} and nobody was notified");
        }
    }

    /// <summary>Whether the notified operator would act now.</summary>
    public bool NeedsHand => simulated.World.Mode == Mode.Act && IsWell
        && (!IsLed || Newest is { Report: null or { Outcome: Outcome.Unrecovered } });

    private WatchedExecution? Newest => monitor.Executions.LastOrDefault(e => e.Region == Home.Name);

    public async Task StartByHandAsync()
    {
        // Resolvers keep a deleted name for 15 minutes, and propagation in a slow world takes four: this operator allows for both.
        var execution = Home.StartExecution(
            $$"""{"cluster": "{{Database.Identifier}}", "force": true, "budgets": {"inSyncSeconds": 600, "probeSeconds": 1200}, "reason": "somebody was told"}""");
        var until = world.Cloud.Core.Time.Elapsed + ByHand;
        while (execution.IsRunning && world.Cloud.Core.Time.Elapsed < until)
        {
            await world.Cloud.Core.Time.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }

        await HeardEverywhereAsync();
        var report = monitor.Find(execution.Arn)?.Report;
        if (!IsLed || execution.Status != ExecutionStatus.SUCCEEDED)
        {
            monitor.Violated(
                Invariants.Converges,
                $"all faults are over, yet a failover started by hand ended as {execution.Status} ({report?.Summary}), and the record "
                    + $"points to {world.RecordValue ?? "nothing"}");
        }
    }

    /// <summary>A switch has no INSYNC: one resolver proves it, and the last name server may follow later.</summary>
    private async Task HeardEverywhereAsync()
    {
        var until = world.Cloud.Core.Time.Elapsed + world.Spec.Route53.HealthPropagation.Most;
        while (world.Spec.HasSwitch && !IsLed && world.Cloud.Core.Time.Elapsed < until)
        {
            await world.Cloud.Core.Time.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }
    }

    private string? FindExcuse() => Alarm is null ? "no-alarm" : IsLeftToPerson ? "told" : null;

    /// <summary>All regions are up, joined and shown as they are; each member is the primary or receives its writes.</summary>
    private bool IsWholeAgain(GlobalCluster global) => global is { Failover: null, IsShownEverywhere: true }
        && global.Members.All(
        m => m.IsConnected && m.Cluster.Status == "available" && m.Cluster.View.Status == "available"
        && global.Links.Reaches(m.Region, Database.Region));

    private AlarmState? Alarm =>
        Home.CloudWatch.Find($"{Database.Identifier}-writer-down")?.State is { Value: AlarmValue.Alarm } alarm ? alarm : null;

    /// <summary>
    /// Of the executions that notified operators after the alarm went into ALARM, or up to a minute before, the last to end named a cause
    /// that no retry can fix.
    /// </summary>
    private bool IsLeftToPerson => monitor.Executions
        .Where(e => e.Region == Home.Name && e.Execution.StoppedAt > Alarm?.Timestamp.AddMinutes(-1) && e.Report is not { Notify: false })
        .MaxBy(e => e.Execution.StoppedAt) is { Execution: { Status: var status, Error: nameof(PersonNeededException) } }
        && status == ExecutionStatus.FAILED;
}
