using System.Text.Json;
using Amazon.StepFunctions;
using Failover.Drill.Worlds;
using Failover.Functions;
using Failover.Functions.Contract;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Simulation;

/// <summary>Watches a world, and checks the invariants at every event.</summary>
internal sealed class InvariantMonitor
{
    private readonly World world;
    private readonly Mode mode;
    private readonly Dictionary<string, WatchedExecution> byArn = new(StringComparer.Ordinal);
    private readonly List<WatchedExecution> executions = [];
    private readonly List<Violation> violations = [];
    private readonly WireEvidence wire;
    private readonly TimeBound bound;

    public InvariantMonitor(World world, SimulationCase simulated)
    {
        (this.world, mode) = (world, simulated.World.Mode);
        wire = new WireEvidence(world);
        bound = new TimeBound(simulated);
        (Global, Dns) = world.GlobalCluster is { } cluster
            ? (new GlobalClusterChecker(world, cluster, simulated, this), new DnsChecker(world, cluster, this)) : (null, null);
        Record = new RecordChecker(world, simulated.World, this);
        Recovery = new RecoveryChecker(world, simulated, this, wire);
        foreach (var region in world.Global.Regions)
        {
            region.StepFunctions.StatusChanged += execution => OnStatus(region.Name, execution);
            region.StepFunctions.StateEntered += OnEntered;
            region.StepFunctions.StateExited += OnExited;
        }
    }

    /// <summary>In order of their start.</summary>
    public IReadOnlyList<WatchedExecution> Executions => executions;

    public RecordChecker Record { get; }

    public RecoveryChecker Recovery { get; }

    /// <summary>Null in a world of one region.</summary>
    public GlobalClusterChecker? Global { get; }

    /// <summary>Null in a world of one region.</summary>
    public DnsChecker? Dns { get; }

    /// <summary>The first violation of each invariant, in chronological order.</summary>
    public IReadOnlyList<Violation> Violations => violations;

    private TimeSpan Now => world.Cloud.Core.Time.Elapsed;

    public WatchedExecution? Find(string? arn) => arn is null ? null : byArn.GetValueOrDefault(arn);

    public void Violated(string invariant, string detail)
    {
        if (!violations.Exists(v => v.Invariant == invariant))
        {
            violations.Add(new Violation(invariant, Now, detail));
            world.Cloud.Core.Journal.Write("invariant", "violated", invariant, detail);
        }
    }

    private void OnStatus(string region, StateMachineExecution execution)
    {
        if (!byArn.TryGetValue(execution.Arn, out var watch))
        {
            byArn[execution.Arn] = watch = new WatchedExecution(execution) { Region = region };
            executions.Add(watch);
        }

        if (execution.IsRunning)
        {
            watch.Begin(Now);
            return;
        }

        watch.State = null;
        CheckTime(watch);
        if (execution.Status != ExecutionStatus.ABORTED && !watch.IsReported)
        {
            Violated(Invariants.Reported, $"{execution.Name} ended as {execution.Status} ({execution.Error}) without a report");
        }
        else if (execution.Status != ExecutionStatus.ABORTED && watch is { MustTell: true, HasTold: false })
        {
            Violated(Invariants.Reported, $"{execution.Name} ended as {execution.Status} and notified nobody, though its report asks to");
        }
    }

    private void OnEntered(StateChange change)
    {
        var watch = byArn[change.Execution.Arn];
        watch.State = change.State;
        watch.HasTold |= change.State == "Notify";
        if (change.State == "PromoteRegion")
        {
            watch.Evidence = Read(change, "region", FailoverJson.Default.RegionState)?.Choice?.Primary;
        }

        watch.Tasks += change.Type == "Task" ? 1 : 0;
        CheckTime(watch);
        if (mode != Mode.Act && world.Global.Regions.Any(r => r.Core.Gate.Counts.ContainsKey("rds:FailoverDBCluster")))
        {
            Violated(Invariants.ObserveWritesNothing, $"{watch.Execution.Name} started a failover in mode {mode}");
        }
    }

    private void OnExited(StateChange change)
    {
        var watch = byArn[change.Execution.Arn];
        watch.State = null;
        switch (change.State)
        {
            case "VerifyCluster":
                watch.Verdict = Read(change, "verdict", FailoverJson.Default.Verdict);
                break;
            case "ReportOutcome" when Read(change, "report", FailoverJson.Default.Report) is { } report:
                (watch.Report, watch.IsReported, watch.MustTell) = (report, true, report.Notify);
                CheckProof(watch, report);
                Recovery.OnReport(watch, report);
                break;
            case "Unrecovered":
                watch.StartOver();
                break;
            case "PlainReport":
                (watch.Report, watch.IsReported, watch.MustTell) = (null, true, true);
                break;
        }
    }

    private void CheckProof(WatchedExecution watch, Report report)
    {
        if (report.Outcome is not (Outcome.Recovered or Outcome.Drilled or Outcome.MonitoringFault))
        {
            return;
        }

        var (needed, found) = (report.Plan?.Proofs ?? 1, wire.ProofsSince(watch.RunsSince));
        if (found < needed)
        {
            Violated(
                Invariants.Proven,
                $"{watch.Execution.Name} says {report.Outcome}, but the probe proved the writer {found} of {needed} times: "
                    + $"{report.Summary}");
        }
    }

    private void CheckTime(WatchedExecution watch)
    {
        if (bound.Exceeded(watch, Now) is { } problem)
        {
            Violated(Invariants.Bounded, problem);
        }
    }

    private static T? Read<T>(StateChange change, string field, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
        where T : class
    {
        var json = change.Field(field);
        return json is [(byte)'{', ..] ? JsonSerializer.Deserialize(json, type) : null;
    }
}
