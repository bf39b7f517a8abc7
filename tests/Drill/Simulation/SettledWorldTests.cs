using Failover.Drill.Scenarios;
using Failover.Drill.Simulation;
using Failover.Drill.Worlds;
using Failover.Functions.Scheduled.Heartbeat;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Time;
using static Failover.Tests.Drill.Simulation.Cases;

namespace Failover.Tests.Drill.Simulation;

/// <summary>
/// The simulation's stacks count as long-running: none of their alarms is in ALARM merely for being new, and real faults still put them
/// into ALARM.
/// </summary>
public sealed class SettledWorldTests
{
    private static readonly DateTimeOffset Strike = World.Start + Given.Strike;

    [Theory]
    [InlineData(10)]
    [InlineData(30)]
    [InlineData(60)]
    public void SettledWorld_NoFault_NoAlarmChanges(int heartbeatSeconds)
    {
        foreach (
            var world in new[] { Pinned, Pinned with { Slowness = 4 },
            new RandomWorld { Regions = new RandomRegions { HasSwitch = true } } })
        {
            for (var seed = 1; seed <= 20; seed++)
            {
                var run = SimulationRun.Execute(Of(world with { HeartbeatSeconds = heartbeatSeconds }) with { Seed = seed });
                Changes(run).ShouldBeEmpty();
                run.Trace[^1].At.ShouldBeGreaterThan(Strike);
                run.Trace.ShouldContain(
                    e => e.Kind == "invoked" && e.Subject == nameof(HeartbeatFunction) && e.Detail == "cold"
                    && e.At < Strike - FaultKinds.Ahead);
            }
        }
    }

    [Theory]
    [InlineData(10, 90)]
    [InlineData(30, 150)]
    [InlineData(60, 300)]
    public void WriterCrash_PutsTheWitnessIntoAlarmAndStartsAFailover(int heartbeatSeconds, int within)
    {
        var run = SimulationRun.Execute(Of(
            Pinned with { HeartbeatSeconds = heartbeatSeconds, Readers = 0 },
                new WriterCrash(After(0), "orders-prod", BackAfter: TimeSpan.FromMinutes(6))));
        var alarms = Changes(run).Where(e => e.Detail.Contains("OK -> ALARM", StringComparison.Ordinal)).ToList();
        alarms.Select(e => e.Subject).Distinct()
            .ShouldBe(["orders-prod-heartbeat-lost", "orders-prod-writer-down", "orders-prod-writer-silent"], ignoreOrder: true);
        alarms[0].At.ShouldBeInRange(Strike, Strike + TimeSpan.FromSeconds(within));
        run.Outcomes.ShouldContain("recovered");
        run.Violations.ShouldBeEmpty();
    }

    /// <summary>
    /// A resolver remembers for 15 minutes that there was no record, longer than the probe waits: if there was none, the record is created
    /// at once, but not proven in time.
    /// </summary>
    [Theory]
    [InlineData(false, 10)]
    [InlineData(true, 10)]
    [InlineData(false, 60)]
    public void RecordThatPointsNowhere_IsSeenByTheBeatsAndFixed(bool isOld, int heartbeatSeconds)
    {
        var record = isOld ? RecordStart.OldEndpoint : RecordStart.Absent;
        var run = SimulationRun.Execute(Of(Pinned with { Record = record, HeartbeatSeconds = heartbeatSeconds }));
        var first = run.Trace.First(e => e.Kind == "execution-started");
        first.Subject.ShouldStartWith("beats-");
        first.At.ShouldBeInRange(Strike - TimeSpan.FromSeconds(140), Strike + TimeSpan.FromSeconds(120));
        run.Trace.Count(e => e.Kind == "record-changed").ShouldBe(1);
        run.Outcomes.ShouldContain(isOld ? "recovered" : "unrecovered");
        run.Violations.ShouldBeEmpty();
    }

    private static IEnumerable<JournalEntry> Changes(SimulationRun run) => run.Trace.Where(e => e.Kind == "alarm-state");
}
