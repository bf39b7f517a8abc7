using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Drill.Bench;

/// <summary>One design in one world, played to its end.</summary>
internal sealed class Trial
{
    /// <summary>The article's alarm evaluates two periods of 300 s: whatever it does, it does within this time.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(18);
    private static readonly TimeSpan Horizon = TimeSpan.FromMinutes(40);
    private static readonly TimeSpan Settle = TimeSpan.FromSeconds(75);
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly BenchDesign design;
    private readonly BenchWorld drawn;

    private Trial(BenchDesign design, BenchWorld drawn, int seed)
    {
        this.design = design;
        this.drawn = drawn;
        World = new World(drawn.Spec with { Drivers = WorldSpec.AllDrivers }, seed);
        Record = new RecordObserver(World);
        Claims = new ClaimObserver(World, Record);
        Ready = new Readiness(World.Cloud, World.Database);
    }

    public World World { get; }

    public RecordObserver Record { get; }

    public ClaimObserver Claims { get; }

    public Readiness Ready { get; }

    public TimeSpan Strike => drawn.Strike;

    public IReadOnlyList<EndedExecution> Ended { get; private set; } = [];

    public static TrialResult Run(BenchDesign design, BenchKind kind, BenchWorld drawn, int seed)
    {
        var trial = new Trial(design, drawn, seed);
        trial.World.Cloud.Core.Time.Run(trial.PlayAsync);
        trial.Ended = [.. trial.World.Cloud.StepFunctions.AllExecutions.Select(EndedExecution.From)];
        return TrialReading.Read(trial, design, kind);
    }

    private async Task PlayAsync()
    {
        var cloud = World.Cloud;
        design.Begin(World);
        foreach (var fault in drawn.Faults)
        {
            cloud.Schedule(fault);
        }

        var time = cloud.Core.Time;
        var over = drawn.Faults.Max(static fault => fault.At) + (design.IsOurs ? Settle : Patience);
        var quietSince = TimeSpan.Zero;
        while (time.Elapsed < Horizon)
        {
            await time.Delay(Look, CancellationToken.None);
            if (time.Elapsed < over || IsBusy(cloud.StepFunctions.AllExecutions))
            {
                quietSince = time.Elapsed;
            }
            else if (time.Elapsed - quietSince >= Settle)
            {
                return;
            }
        }
    }

    // Not over while users suffer, nor while an execution runs.
    private bool IsBusy(IReadOnlyCollection<StateMachineExecution> executions) =>
        World.Client.Report() is { Outages: [.., { Until: null }] } || executions.Any(static e => e.IsRunning);
}
