using Amazon.StepFunctions;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Time;

namespace Failover.Drill.Simulation;

/// <summary>One case, played to its end, and what the invariants say about it.</summary>
internal sealed class SimulationRun
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(5);

    /// <summary>
    /// From the deployment to the strike: the stack's first own beat comes a minute after the deployment and before the earliest fault.
    /// </summary>
    private static readonly TimeSpan LeastAge = TimeSpan.FromMinutes(1) + FaultKinds.Ahead;

    /// <summary>A minute more, so that the strike falls anywhere between two runs of the one-minute schedules.</summary>
    private static readonly TimeSpan MostAge = LeastAge + TimeSpan.FromMinutes(1);

    /// <summary>
    /// How long after the last fault the end is judged even if the world has not become quiescent: time for alarms to go into ALARM and for
    /// the executions that they start.
    /// </summary>
    private static readonly TimeSpan Settle = TimeSpan.FromMinutes(3);

    /// <summary>How long after the last fault the database may take to recover by itself.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromHours(2);

    private readonly World world;
    private readonly InvariantMonitor monitor;
    private readonly Convergence convergence;
    private readonly ApplicationChecker application;

    private SimulationRun(SimulationCase simulated)
    {
        Case = simulated;
        var spec = ApplicationChecker.With(simulated.World.ToSpec(), simulated.Seed);
        world = new World(RecoveryChecker.With(spec, simulated), simulated.Seed);
        foreach (var region in world.Global.Regions)
        {
            region.StepFunctions.ListLag = TimeSpan.FromSeconds(simulated.World.ListLag);
        }

        monitor = new InvariantMonitor(world, simulated);
        convergence = new Convergence(world, monitor, simulated);
        application = new ApplicationChecker(world, monitor);
    }

    public SimulationCase Case { get; }

    public IReadOnlyList<Violation> Violations => monitor.Violations;

    /// <summary>The outcome of each execution: an outcome, <c>aborted</c> or <c>unreported</c> (the plain report).</summary>
    public IEnumerable<string> Outcomes => monitor.Executions.Select(e =>
        e.Execution.Status == ExecutionStatus.ABORTED ? "aborted" : e.Report is { } report ? EnumText.Kebab(report.Outcome) : "unreported");

    /// <summary>The monitor that watched it.</summary>
    public InvariantMonitor Monitor => monitor;

    public int Swaps => monitor.Record.Swaps;

    public int Overtaken => monitor.Record.Overtaken + (monitor.Global?.Overtaken ?? 0);

    /// <summary>Swaps made ahead of a promotion.</summary>
    public int Ahead => monitor.Global?.Ahead ?? 0;

    /// <summary>How often another region's cluster became the global writer, whoever requested it.</summary>
    public int Promotions => monitor.Global?.Promotions ?? 0;

    /// <summary>Promotions that our stacks requested.</summary>
    public int AskedPromotions => monitor.Global?.Asked ?? 0;

    /// <summary>Why the record was rightly left pointing elsewhere, if it was.</summary>
    public string? Excuse => convergence.Excuse;

    /// <summary>Whether an operator had to start the failover by hand once all faults were over.</summary>
    public bool NeededHand { get; private set; }

    /// <summary>How the application ended: see <see cref="ApplicationChecker.End"/>.</summary>
    public string? Application => application.End;

    public IReadOnlyList<JournalEntry> Trace => world.Cloud.Core.Journal.Entries;

    /// <summary>The messages that operators received, region by region.</summary>
    public IEnumerable<string> Messages => world.Global.Regions.SelectMany(r => r.Sns.Topics.SelectMany(t => t.Messages))
        .OrderBy(m => m.At).Select(m => $"{m.At:HH:mm:ss} {m.Subject}\n{m.Message}");

    public static SimulationRun Execute(SimulationCase simulated)
    {
        var run = new SimulationRun(simulated);
        run.world.Cloud.Core.Time.Run(run.PlayAsync);
        run.monitor.Recovery.Check();
        return run;
    }

    private async Task PlayAsync()
    {
        var time = world.Cloud.Core.Time;
        foreach (var fault in Case.Faults)
        {
            world.Cloud.Schedule(fault.Fault);
        }

        await time.Delay(Given.Strike - world.Cloud.Core.Chance.Between("deployed", LeastAge, MostAge), CancellationToken.None);
        world.Begin();
        monitor.Recovery.Begin();
        await time.Delay(Case.FaultsOver - time.Elapsed, CancellationToken.None);
        var calm = new Quiescence(world, Case, convergence);
        while (!(IsQuiet && (calm.Look() || time.Elapsed >= Case.FaultsEnd + Settle)) && time.Elapsed < Case.FaultsEnd + Patience)
        {
            await time.Delay(Look, CancellationToken.None);
        }

        if (monitor.Executions.FirstOrDefault(e => e.Execution.IsRunning) is { } running)
        {
            monitor.Violated(
                Invariants.Converges, $"{running.Execution.Name} is still running {Patience.TotalMinutes:0} minutes after the last fault");
            return;
        }

        if (!convergence.IsWell)
        {
            return;
        }

        // If nothing is running and the alarm stays in ALARM, the watch starts an execution, which then takes its time.
        for (var until = time.Elapsed + Convergence.WatchBound; convergence.AwaitsWatch && time.Elapsed < until;)
        {
            await time.Delay(Look, CancellationToken.None);
        }

        for (var until = time.Elapsed + Patience; !IsQuiet && time.Elapsed < until;)
        {
            await time.Delay(Look, CancellationToken.None);
        }

        convergence.Check();
        if (convergence.NeedsHand)
        {
            NeededHand = true;
            await convergence.StartByHandAsync();
        }

        if (convergence is { IsLed: true, IsWell: true })
        {
            await application.CheckAsync();
        }
    }

    private bool IsQuiet => monitor.Executions.All(e => !e.Execution.IsRunning) && (convergence.IsWell || world.Database.IsDeleted);
}
