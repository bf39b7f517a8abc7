using Failover.Drill.Costs;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Heartbeat;
using Failover.LocalCloud.Client;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Sns;

namespace Failover.Drill.Scenarios;

/// <summary>A scenario that was played to its end, and its results.</summary>
internal sealed class ScenarioRun
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly List<RecordChange> changes = [];
    private readonly List<(DateTimeOffset At, DatabaseCluster Primary)> promotions = [];

    private ScenarioRun(Scenario scenario, int seed, World world)
    {
        Scenario = scenario;
        Seed = seed;
        World = world;
        RecordBefore = world.RecordValue;
        world.Cloud.Route53.Changed += changes.Add;
        if (world.GlobalCluster is { } global)
        {
            global.Promoted += (_, primary) => promotions.Add((world.Cloud.Core.Time.GetUtcNow(), primary));
        }
    }

    public Scenario Scenario { get; }

    public int Seed { get; }

    public World World { get; }

    public string? RecordBefore { get; }

    /// <summary>All changes of records, whoever made them.</summary>
    public IReadOnlyList<RecordChange> Changes => changes;

    /// <summary>The changes that our own functions made.</summary>
    public IEnumerable<RecordChange> Writes => changes.Where(c => c.Caller.EndsWith("Function", StringComparison.Ordinal));

    /// <summary>Each promotion of another region's cluster: when it became the newest primary.</summary>
    public IReadOnlyList<(DateTimeOffset At, DatabaseCluster Primary)> Promotions => promotions;

    public DateTimeOffset FirstFaultAt => World.Start + Scenario.FirstFault;

    /// <summary>All executions as <see cref="ReadExecutions"/> found them, in the order of their starts.</summary>
    public IReadOnlyList<EndedExecution> Ended { get; private set; } = [];

    /// <summary>
    /// The main execution: the last that changed something, else the last that did not merely stand down, else the first.
    /// </summary>
    public EndedExecution? Main => Ended.LastOrDefault(e => e.Report is { Acted: true })
        ?? Ended.LastOrDefault(e => !e.HasStoodDown)
        ?? (Ended.Count > 0 ? Ended[0] : null);

    public Outcome? Outcome => Main is null ? null : Main.Report?.Outcome ?? Functions.Contract.Outcome.Unrecovered;

    public ClientReport Client => World.Client.Report();

    /// <summary>The notifications that the stacks' topics sent, region after region.</summary>
    public IReadOnlyList<PublishedMessage> Messages => [.. World.Global.Regions.SelectMany(r => r.Sns.Topics[0].Messages)];

    /// <summary>What does not hold; null if everything does.</summary>
    public string? Complaint { get; private set; }

    public bool Passed => Complaint is null;

    /// <param name="pace">
    /// Virtual seconds per real second, from the first fault on: nobody waits for a world to warm up. Null for as fast as possible.
    /// </param>
    /// <param name="watch">Called with the world before its time begins.</param>
    public static ScenarioRun Execute(Scenario scenario, int seed, double? pace = null, Action<World>? watch = null)
    {
        var run = Prepare(scenario, seed);
        watch?.Invoke(run.World);
        return run.Play(pace is null ? TimeSpan.Zero : scenario.FirstFault, pace, watch: null);
    }

    /// <param name="prelude">How much of the beginning is played as fast as possible, before the pace applies.</param>
    /// <param name="pace">Virtual seconds per real second; null for as fast as possible.</param>
    /// <param name="watch">Called with the world after the prelude.</param>
    public static ScenarioRun Execute(Scenario scenario, int seed, TimeSpan prelude, double? pace, Action<World>? watch) =>
        Prepare(scenario, seed).Play(prelude, pace, watch);

    /// <summary>What AWS charges for the execution, in US dollars.</summary>
    public double CostOf(EndedExecution execution)
    {
        var (from, to) = (execution.Execution.StartedAt, execution.Execution.StoppedAt ?? World.Cloud.Core.Time.GetUtcNow());
        var lambda = World.RegionOf(execution.Execution).Lambda;
        var gigabyteSeconds = lambda.Invocations
            .Where(i => i.At >= from && i.At <= to && i.LogicalId != nameof(HeartbeatFunction))
            .Sum(i => i.Duration.TotalSeconds * lambda.Find(i.LogicalId)!.MemorySize / 1024.0);
        return Math.Round(
            (execution.Execution.Transitions * Prices.Transition.Dollars) + (execution.Invocations * Prices.Invocation.Dollars)
            + (gigabyteSeconds * Prices.GigabyteSecond.Dollars), 6);
    }

    /// <summary>A run that has not begun.</summary>
    public static ScenarioRun Prepare(Scenario scenario, int seed) =>
        new(scenario, seed, new World(scenario.World with { Drivers = WorldSpec.AllDrivers }, seed));

    /// <summary>Reads what its executions came to so far; on the world's own thread. A page that follows it shows that.</summary>
    public void ReadExecutions() => Ended = [.. World.Executions.Select(EndedExecution.From)];

    /// <summary>Plays it to its end, once.</summary>
    /// <inheritdoc cref="Execute(Scenario, int, TimeSpan, double?, Action{World}?)"/>
    public ScenarioRun Play(TimeSpan prelude, double? pace, Action<World>? watch)
    {
        var time = World.Cloud.Core.Time;
        if (prelude > TimeSpan.Zero)
        {
            time.Run(() => BeginAsync(prelude));
        }

        watch?.Invoke(World);
        time.Run(prelude > TimeSpan.Zero ? GoOnAsync : PlayAsync, pace);
        ReadExecutions();
        Complaint = Judge();
        return this;
    }

    private async Task PlayAsync()
    {
        await BeginAsync(TimeSpan.Zero);
        await GoOnAsync();
    }

    private Task BeginAsync(TimeSpan prelude)
    {
        var cloud = World.Cloud;
        World.Begin();
        foreach (var fault in Scenario.Faults)
        {
            cloud.Schedule(fault);
        }

        return prelude > TimeSpan.Zero ? cloud.Core.Time.Delay(prelude, CancellationToken.None) : Task.CompletedTask;
    }

    private async Task GoOnAsync()
    {
        var cloud = World.Cloud;
        var last = Scenario.Faults.Select(f => f.At).Append(Scenario.Least).Max();
        var quietSince = TimeSpan.Zero;
        while (cloud.Core.Time.Elapsed < Scenario.Horizon)
        {
            await cloud.Core.Time.Delay(Look, CancellationToken.None);
            if (IsBusy(last))
            {
                quietSince = cloud.Core.Time.Elapsed;
            }
            else if (cloud.Core.Time.Elapsed - quietSince >= Scenario.Settle)
            {
                return;
            }
        }
    }

    private bool IsBusy(TimeSpan lastFault)
    {
        var executions = World.Executions.Concat(World.CalendarExecutions).ToList();
        return World.Cloud.Core.Time.Elapsed < lastFault || executions.Count == 0 || executions.Any(e => e.IsRunning);
    }

    private string? Judge() => Outcome == Scenario.Expected
        ? Scenario.Check(this)
        : $"expected {Say(Scenario.Expected)}, but found {Say(Outcome)}{(Main?.Report is { } report ? $" ({report.Summary})" : "")}";

    private static string Say(Outcome? outcome) => outcome is { } word ? EnumText.Kebab(word) : "no execution";
}
