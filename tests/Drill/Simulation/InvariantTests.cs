using Failover.Drill.Simulation;
using Failover.Functions.Contract;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Faults;
using static Failover.Tests.Drill.Simulation.Cases;

namespace Failover.Tests.Drill.Simulation;

/// <summary>Each invariant notices what it was written for: functions that are broken on purpose.</summary>
public sealed class InvariantTests
{
    private const string Reader = "orders-prod-2.c8r3zq0example.us-east-1.docdb.amazonaws.com";
    private const string Writer = "orders-prod-1.c8r3zq0example.us-east-1.docdb.amazonaws.com";

    [Fact]
    public void RightTarget_SwapToAReader_IsViolated() =>
        Violated(Of(Pinned, new ForgedSwap(After(0), Reader))).ShouldContain(Invariants.RightTarget);

    [Fact]
    public void RightTarget_SwapToTheWriter_Holds() =>
        Violated(Of(Pinned with { Record = Failover.Drill.Worlds.RecordStart.OldEndpoint }, new ForgedSwap(After(0), Writer)))
            .ShouldNotContain(Invariants.RightTarget);

    [Fact]
    public void NothingOverwritten_StrangersValueReplaced_IsViolated() =>
        Violated(Of(Pinned, new RecordMeddling(After(0), Zone, RecordInUse, PeopleFaultKinds.Foreign, 5), new ForgedSwap(After(5), Writer)))
            .ShouldContain(Invariants.NothingOverwritten);

    [Theory]
    [InlineData(Mode.Observe)]
    [InlineData(Mode.Paused)]
    public void ObserveWritesNothing_SwapAnyway_IsViolated(Mode mode) =>
        Violated(Of(Pinned with { Mode = mode }, new ForgedSwap(After(0), Reader))).ShouldContain(Invariants.ObserveWritesNothing);

    [Fact]
    public void Invariants_WriterCrash_Hold() => Violated(Of(Pinned, new WriterCrash(After(0), "orders-prod"))).ShouldBeEmpty();

    [Fact]
    public void NoFalseClaim_ProofThatWasNotMade_IsViolated()
    {
        var (run, watch) = Crashed();
        var recovery = watch.Report!.Recovery.ShouldNotBeNull();
        run.Monitor.Recovery.OnReport(
            watch, watch.Report with { Recovery = recovery with { LastProof = recovery.LastProof + TimeSpan.FromSeconds(14) } });
        run.Violations.ShouldHaveSingleItem().Invariant.ShouldBe(Invariants.NoFalseClaim);
    }

    /// <summary>A report that counts from the alarm, or one that never ends.</summary>
    [Theory]
    [InlineData(-120, 0)]
    [InlineData(0, 120)]
    public void RecoveryTime_UnlikeWhatUsersSaw_IsViolated(int from, int until)
    {
        var (run, watch) = Crashed();
        var recovery = watch.Report!.Recovery.ShouldNotBeNull();
        run.Monitor.Recovery.OnReport(watch, watch.Report with
        {
            Recovery = recovery with
            {
                LastProof = recovery.LastProof + TimeSpan.FromSeconds(from),
                FirstProof = recovery.FirstProof + TimeSpan.FromSeconds(until),
                IsHeartbeat = false,
            },
        });
        run.Monitor.Recovery.Check();
        run.Violations.ShouldContain(v => v.Invariant == Invariants.RecoveryTime);
    }

    private static (SimulationRun Run, WatchedExecution Watch) Crashed()
    {
        var run = SimulationRun.Execute(Of(new RandomWorld(), new WriterCrash(After(0), "orders-prod")));
        run.Violations.ShouldBeEmpty();
        return (run, run.Monitor.Executions.First(static e => e.Report?.Recovery is { IsOutageSeen: true }));
    }

    [Fact]
    public void Shrinker_ForgedSwapAmongOthers_LeavesItAlone()
    {
        var found = Of(
            Pinned with { Readers = 4, RecordTtl = 60, BothWitnesses = true, Slowness = 2, ListLag = 10, Proofs = 3 },
            new WriterCrash(After(0), "orders-prod", InstanceState.Dropping),
            new ResolverOutage(After(3), TimeSpan.FromSeconds(20)),
            new ForgedSwap(After(10), PeopleFaultKinds.Foreign),
            new NotificationTrouble(After(20)),
            new AbortByHand(After(30)));
        var smallest = Shrinker.Shrink(found, Invariants.RightTarget);
        smallest.Faults.ShouldHaveSingleItem().Fault.ShouldBeOfType<ForgedSwap>();
        smallest.World.ShouldBe(new RandomWorld());
    }
}
