using Amazon.StepFunctions;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Simulation;

/// <summary>
/// Invariant 6. When all faults are over and nothing runs: where the cluster is well, the alarm rings, and the stack may act, the record
/// leads to the writer - or a person knows that it does not, or the design asks to stand down, or the alarm's event never came. And
/// whoever then starts the failover by hand gets the record led to the writer, and proven.
/// </summary>
internal sealed class Convergence(World world, InvariantMonitor monitor, SimulationCase simulated)
{
    /// <summary>How long a whole failover by hand may take where nothing is at fault any more.</summary>
    private static readonly TimeSpan ByHand = TimeSpan.FromMinutes(45);

    /// <summary>From the last look at record and writer to the report.</summary>
    private static readonly TimeSpan Proving = TimeSpan.FromSeconds(30);

    private DatabaseCluster Database => world.Database;

    /// <summary>The truth is well, and the API tells it.</summary>
    public bool IsWell => Database is { IsDeleted: false, Status: "available", StatusLie: null, WriterLie: WriterLie.None, Writer: { TakesWrites: true, Status: "available" } }
        && Database.View.WriterId == Database.Writer.Identifier && Database.View.Status == "available"
        && Database.View.InstanceStatuses[Database.Instances.ToList().IndexOf(Database.Writer)] == "available"
        && Database.EndpointInstance == Database.Writer
        && Database.Writer.Behaviour == WireBehaviour.Normal;

    /// <summary>Whether the record was left leading elsewhere by right: counted, since it shows what the alarm alone can't mend.</summary>
    public string? Excuse { get; private set; }

    private bool IsLed => world.RecordValue?.TrimEnd('.') == (simulated.World.Endpoint == EndpointKind.Cluster ? Database.Endpoint : Database.Writer.Host);

    /// <summary>Called when nothing runs and the cluster is well.</summary>
    public void Check()
    {
        if (simulated.World.Mode != Mode.Act || IsLed)
        {
            return;
        }

        Excuse = FindExcuse();
        if (Excuse is null)
        {
            monitor.Violated(Invariants.Converges, $"the alarm rings and {world.Database.Identifier} is well, but the record leads to {world.RecordValue ?? "nothing"} and nobody was told");
        }
    }

    /// <summary>Whether the person who was told would act now.</summary>
    public bool NeedsHand => simulated.World.Mode == Mode.Act && IsWell
        && (!IsLed || monitor.Executions is [.., { Report: null or { Outcome: Outcome.Unrecovered } }]);

    public async Task StartByHandAsync()
    {
        // Resolvers keep a deleted name for 15 minutes, and a slow world's Route 53 takes four: whoever looks closely gives it the time.
        var execution = world.Cloud.StartExecution(
            $$"""{"cluster": "{{Database.Identifier}}", "force": true, "budgets": {"inSyncSeconds": 600, "probeSeconds": 1200}, "reason": "somebody was told"}""");
        var until = world.Cloud.Core.Time.Elapsed + ByHand;
        while (execution.IsRunning && world.Cloud.Core.Time.Elapsed < until)
        {
            await world.Cloud.Core.Time.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
        }

        var report = monitor.Find(execution.Arn)?.Report;
        if (!IsLed || execution.Status != ExecutionStatus.SUCCEEDED)
        {
            monitor.Violated(
                Invariants.Converges,
                $"nothing is at fault any more, yet a failover by hand ended as {execution.Status} ({report?.Summary}), and the record leads to {world.RecordValue ?? "nothing"}");
        }
    }

    private string? FindExcuse()
    {
        if (world.Cloud.CloudWatch.Find($"{Database.Identifier}-writer-down")?.State is not { Value: AlarmValue.Alarm } alarm)
        {
            return "no-alarm";
        }

        // Who only observes tells what it would do, and is no answer to the alarm; neither is a drill that did not begin.
        var last = monitor.Executions
            .Where(e => e.Verdict is not ({ Plan.Mode: Mode.Observe } or { Cause: StandDownCause.DrillUnsafe }) && e.Execution.StoppedAt >= alarm.Timestamp)
            .OrderBy(e => e.Execution.StoppedAt)
            .LastOrDefault();
        return last is null ? (LosesEvents(alarm.Timestamp) ? "event-lost" : null)
            : last.Execution.Status == ExecutionStatus.ABORTED ? "aborted"
            : last.Report is { Outcome: Outcome.Unrecovered } or null ? "told"
            : last.Verdict?.Cause is StandDownCause.CoolDown or StandDownCause.AlarmStale or StandDownCause.Paused ? Functions.Words.Kebab(last.Verdict.Cause.Value)
            : last.Verdict?.Cause is null && ChangedSince(last.Report.At) ? "still-ringing"
            : null;
    }

    // Known and counted: an alarm that has not gone quiet since the failover that it started can't ring again for the next loss.
    private bool ChangedSince(DateTimeOffset report) => monitor.Record.LastDisturbed > report - World.Start - Proving;

    private bool LosesEvents(DateTimeOffset rang) => rang < World.Start + World.WarmUp
        || simulated.Faults.Any(f => f.Fault is EventTrouble { Kind: EventFaultKind.Lose or EventFaultKind.TargetFails, Source: "aws.cloudwatch" });
}
