using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.VerifyCluster;

public sealed class GlobalVerdictTests
{
    private static readonly string East = GlobalBuilder.Endpoint(GlobalBuilder.East);
    private static readonly string Europe = GlobalBuilder.Endpoint(GlobalBuilder.Europe);

    private static readonly Evidence Secondary = new()
    {
        Plan = Samples.Plan,
        Cluster = GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: false).View(),
        RecordValue = East,
        StartedAt = Sample.Now,
        Global = new GlobalBuilder().View(),
        At = Sample.Now,
    };

    private static readonly Evidence Writer = Secondary with
    {
        Cluster = GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: true).View(),
        RecordValue = Europe,
        Global = new GlobalBuilder { Writer = GlobalBuilder.Europe }.View(),
    };

    private static readonly Evidence Switchover = Secondary with { Plan = Samples.Plan with { Drill = DrillKind.Switchover } };

    [Fact]
    public void Decide_Secondary_LooksForEvidence() =>
        Verdict(Secondary, VerdictState.Region, null, "orders-eu is a secondary of orders, whose writer is in us-east-1");

    [Fact]
    public void Decide_SecondaryWithoutSingleWriter_LooksForEvidence() =>
        Verdict(Secondary with { Global = new GlobalBuilder { Writer = null }.View() }, VerdictState.Region, null, "no single writer");

    [Fact]
    public void Decide_FailoverToUs_IsJoined() =>
        Verdict(
            Secondary with { Global = new GlobalBuilder { FailingOverTo = GlobalBuilder.Europe }.View() }, VerdictState.Region, null,
            "joining it");

    [Fact]
    public void Decide_FailoverToAnother_StandsBy()
    {
        var global = new GlobalBuilder { Writer = GlobalBuilder.Europe, FailingOverTo = GlobalBuilder.West }.View();
        Verdict(
            Writer with { Global = global }, VerdictState.StandDown, StandDownCause.StandingBy,
            "to us-west-2 is failing-over: that region's stack acts");
    }

    /// <summary>No other region's stack acts on a failover that is being undone: each waits for its end, and then decides.</summary>
    [Theory]
    [InlineData(GlobalBuilder.Europe)]
    [InlineData(GlobalBuilder.West)]
    public void Decide_FailoverBeingCancelled_LeavesEverybodyResponsible(string to)
    {
        var cancelled = new GlobalBuilder { FailingOverTo = to, FailoverWord = "cancelling" };
        Verdict(Secondary with { Global = cancelled.View() }, VerdictState.Region, null, "is cancelling: waiting for it to end");
        Verdict(
            Writer with { Global = (cancelled with { Writer = GlobalBuilder.Europe }).View() }, VerdictState.Await, null,
            "is cancelling: waiting for it to end");
        Verdict(
            Switchover with { Global = cancelled.View() }, VerdictState.StandDown, StandDownCause.DrillUnsafe,
            $"a drill needs everything in order, but a failover of orders to {to} is cancelling");
    }

    [Fact]
    public void Decide_WriterAndRecordCorrect_IsAsInASingleRegion() =>
        Verdict(Writer, VerdictState.Confirm, null, "probing the connection");

    [Fact]
    public void Decide_WriterAndRecordUnknown_IsConfirmedOverTheWire()
    {
        var verdict = Decide(Writer with { RecordValue = null, RecordUnknown = true });
        (verdict.State, verdict.RecordUnknown).ShouldBe((VerdictState.Confirm, true));
        verdict.Reason.ShouldContain("it is not known where db.example.com points");
    }

    [Theory]
    [InlineData(PeerAnswer.Agrees, false, true, VerdictState.Repoint)]
    [InlineData(PeerAnswer.Silent, true, false, VerdictState.Repoint)]
    [InlineData(PeerAnswer.Silent, true, true, VerdictState.StandDown)]
    [InlineData(PeerAnswer.Silent, false, false, VerdictState.StandDown)]
    [InlineData(PeerAnswer.Disagrees, true, false, VerdictState.StandDown)]
    internal void Decide_WriterButTheRecordLeadsToAnotherRegion_NeedsProof(
        PeerAnswer word, bool promoted, bool connected, VerdictState kind)
    {
        var global = new GlobalBuilder { Writer = GlobalBuilder.Europe, Disconnected = connected ? [] : [GlobalBuilder.East] }.View();
        var verdict = Decide(Writer with
        {
            RecordValue = East,
            Global = global,
            Words = [new PeerWord(global.In(GlobalBuilder.East)!, word)],
            HasPromoted = promoted,
        });
        verdict.State.ShouldBe(kind);
        verdict.Cause.ShouldBe(kind == VerdictState.StandDown ? StandDownCause.Superseded : null);
    }

    [Fact]
    public void Decide_Switchover_NeedsAllHealthy()
    {
        Verdict(Switchover, VerdictState.Region, null, "moving orders to eu-west-1 on purpose");
        Unsafe(Switchover with { RecordValue = GlobalBuilder.Endpoint(GlobalBuilder.West) },
            "points to orders-us.cluster-c1.us-west-2.docdb.amazonaws.com and not to us-east-1");
        Unsafe(Switchover with { RecordValue = null }, "db.example.com points to nothing and not to us-east-1");
        Unsafe(Switchover with { RecordValue = null, RecordUnknown = true }, "it is not known where db.example.com points");
        Unsafe(Switchover with { Global = new GlobalBuilder { Disconnected = [GlobalBuilder.Europe] }.View() },
            "the replication to eu-west-1 is not connected");
        Unsafe(Switchover with { Global = new GlobalBuilder { Writer = null }.View() }, "has no single global writer");
        Unsafe(Switchover with { Cluster = (GlobalBuilder.Member(GlobalBuilder.Europe, false) with { Status = "upgrading" }).View() },
            "is upgrading");
        Unsafe(Switchover with { Cluster = (GlobalBuilder.Member(GlobalBuilder.Europe, false) with { Members = [] }).View() },
            "no healthy instance");
        Verdict(
            Switchover with { Plan = Switchover.Plan with { Mode = Mode.Observe } }, VerdictState.StandDown, StandDownCause.Observing,
            "would move orders from us-east-1 to eu-west-1");
    }

    [Fact]
    public void Decide_DrillInTheWrongRegion_IsUnsafe()
    {
        Unsafe(Writer with { Plan = Switchover.Plan }, "start the switchover in the region that it should move to");
        Unsafe(Secondary with { Plan = Samples.Plan with { Drill = DrillKind.Failover } },
            "a failover drill runs in the global writer's region");
        Unsafe(Writer with { Plan = Samples.Plan with { Drill = DrillKind.Failover }, RecordValue = null, RecordUnknown = true },
            "not known where");
    }

    [Fact]
    public void Decide_SwitchoverInASingleRegion_IsUnsafe() =>
        Unsafe(Secondary with { Plan = Sample.Plan with { Drill = DrillKind.Switchover }, Global = null },
            "this stack has none (GlobalClusterIdentifier)");

    [Theory]
    [InlineData(Mode.Paused, null, StandDownCause.Paused)]
    [InlineData(Mode.Act, "e-4", StandDownCause.AnotherRunning)]
    public void Decide_ObjectionInASingleRegion_AppliesHereToo(Mode mode, string? older, StandDownCause cause) =>
        Decide(Secondary with { Plan = Samples.Plan with { Mode = mode }, OlderExecution = older }).Cause.ShouldBe(cause);

    private static void Unsafe(Evidence evidence, string told) =>
        Verdict(evidence, VerdictState.StandDown, StandDownCause.DrillUnsafe, told);

    private static void Verdict(Evidence evidence, VerdictState kind, StandDownCause? cause, string told)
    {
        var verdict = Decide(evidence);
        (verdict.State, verdict.Cause).ShouldBe((kind, cause), verdict.Reason);
        verdict.Reason.ShouldContain(told);
    }

    private static Verdict Decide(Evidence evidence) =>
        VerdictDecision.Decide(evidence, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(10));
}
