using Failover.Functions.Contract;
using Failover.Functions.Steps.UpsertCname;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.UpsertCname;

public sealed class SwapDecisionTests
{
    private const string Names = Sample.OldEndpoint + " to " + Sample.ClusterEndpoint;

    [Theory]
    [InlineData(Mode.Act, Sample.OldEndpoint, SwapState.Changed, "swapped from " + Names)]
    [InlineData(Mode.Act, null, SwapState.Changed, "created as " + Sample.ClusterEndpoint)]
    [InlineData(Mode.Observe, Sample.OldEndpoint, SwapState.WouldChange, "observe mode: db.example.com would be swapped from " + Names)]
    [InlineData(Mode.Observe, null, SwapState.WouldChange, "observe mode: db.example.com would be created as " + Sample.ClusterEndpoint)]
    [InlineData(Mode.Paused, null, SwapState.WouldChange, "would be created")]
    [InlineData(Mode.Act, Sample.ClusterEndpoint, SwapState.Current, "db.example.com already points to " + Sample.ClusterEndpoint)]
    [InlineData(Mode.Observe, Sample.ClusterEndpoint, SwapState.Current, "already points to")]
    public void Decide_HealthyWriter_SaysWhatHappensToTheRecord(Mode mode, string? value, SwapState state, string reason)
    {
        var swap = Decide(ClusterBuilder.FailedOver, value, mode: mode);
        swap.State.ShouldBe(state);
        swap.Reason.ShouldContain(reason);
        (swap.Name, swap.Before, swap.Target, swap.Port, swap.Writer)
            .ShouldBe((Sample.Record, value, Sample.ClusterEndpoint, 27017, "orders-prod-2"));
        swap.Hosts.ShouldBe(Sample.Verdict.Hosts);
        swap.At.ShouldBe(Sample.Now);
    }

    /// <summary>The API's status is an unknown word, and the probe has proven this very writer.</summary>
    [Theory]
    [InlineData("modifying", "orders-prod-2", SwapState.Changed)]
    [InlineData("modifying", "orders-prod-1", SwapState.WriterChanged)]
    [InlineData("modifying", null, SwapState.WriterChanged)]
    [InlineData("deleting", "orders-prod-2", SwapState.WriterChanged)]
    public void Decide_ProvenByTheProbe_SwapsToThatWriterAlone(string status, string? proven, SwapState state) => SwapDecision.Decide(
        Sample.Plan, (ClusterBuilder.FailedOver with { Status = status }).View(), Sample.OldEndpoint, null, Sample.Now, proven: proven)
        .State.ShouldBe(state);

    [Theory]
    [InlineData(Sample.OldEndpoint)]
    [InlineData(Sample.ClusterEndpoint)]
    public void Decide_WriterLost_WritesNothing(string value)
    {
        var swap = Decide(ClusterBuilder.WithoutWriter, value);
        swap.State.ShouldBe(SwapState.WriterChanged);
        swap.Target.ShouldBeNull();
        swap.Reason.ShouldBe("not written, because no member of orders-prod is the writer (status failing-over)");
    }

    [Fact]
    public void Decide_ObjectionOfAnotherRegion_SaysItUnlessItWillPass()
    {
        Told(Around with { Objection = "why" }).ShouldBe((SwapState.Superseded, "not written, because why"));
        Told(Around with { Objection = "why", IsUnderWay = true }).ShouldBe((SwapState.WriterChanged, "not written, because why"));

        static (SwapState, string) Told(SwapContext around) =>
            SwapDecision.Decide(Sample.Plan, ClusterBuilder.FailedOver.View(), Sample.OldEndpoint, null, Sample.Now, around) is var swap
                ? (swap.State, swap.Reason) : default;
    }

    /// <summary>If the record cannot be moved, the message does not say that the readers' record moves.</summary>
    [Fact]
    public void Decide_WriterLost_LeavesTheReadersOut()
    {
        var plan = Sample.Plan with { ReaderRecord = "ro.example.com" };
        Readers(ClusterBuilder.FailedOver with { ReaderEndpoint = "ro" }).ShouldBe(new ReaderSwap("ro.example.com", null, "ro"));
        Readers(ClusterBuilder.WithoutWriter with { ReaderEndpoint = "ro" }).ShouldBeNull();

        ReaderSwap? Readers(ClusterBuilder cluster) =>
            SwapDecision.Decide(plan, cluster.View(), Sample.OldEndpoint, null, Sample.Now, Around).Reader;
    }

    [Fact]
    public void Decide_LaterSwap_KeepsWhatTheEarlierOneChanged()
    {
        var second = Decide(ClusterBuilder.FailedOver, Sample.ClusterEndpoint, Sample.Swap);
        second.Earlier.ShouldBe(Sample.Swap);
        Decide(ClusterBuilder.FailedOver, Sample.ClusterEndpoint, second).Earlier.ShouldBe(Sample.Swap);
        Decide(ClusterBuilder.FailedOver, Sample.ClusterEndpoint,
            Sample.Swap with { State = SwapState.WriterChanged }).Earlier.ShouldBeNull();
    }

    private static readonly SwapContext Around = new(null, null, false, true, false);

    [Theory]
    [InlineData(Sample.OldEndpoint, false)]
    [InlineData(Sample.ClusterEndpoint, false)]
    [InlineData("orders-prod-2.c1.us-east-1.docdb.amazonaws.com", false)]
    [InlineData("somebody.else.example", true)]
    [InlineData(null, true)]
    public void IsForeign_Value_IsOursIfVerifiedOrTheClustersOwn(string? value, bool foreign)
    {
        var verdict = Sample.Verdict with { RecordValue = Sample.OldEndpoint };
        SwapDecision.IsForeign(value, verdict, ClusterBuilder.FailedOver.View(), Around.IsOfMember).ShouldBe(foreign);
    }

    [Fact]
    public void IsForeign_RecordRemovedAndNoClusterEndpoint_IsForeign() => SwapDecision.IsForeign(
        null, Sample.Verdict with { RecordValue = Sample.OldEndpoint }, (ClusterBuilder.FailedOver with { Endpoint = null }).View(),
            Around.IsOfMember).ShouldBeTrue();

    /// <summary>
    /// Found by the simulation: somebody changed the record while Route 53 could not be read, and the swap took it for the old value.
    /// </summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public void IsForeign_RecordUnknownAtTheVerdict_IsEverythingButAMembers(bool ofMember, bool foreign) => SwapDecision.IsForeign(
        "somebody.else.example", Sample.Verdict with { RecordValue = null, RecordUnknown = true }, ClusterBuilder.FailedOver.View(),
            ofMember).ShouldBe(foreign);

    [Fact]
    public void Current_Intended_IsInEffectAlready()
    {
        var current = SwapDecision.Current(Sample.Swap, Sample.Now);
        (current.State, current.Before, current.At).ShouldBe((SwapState.Current, Sample.ClusterEndpoint, Sample.Now));
        current.Reason.ShouldBe($"db.example.com already points to {Sample.ClusterEndpoint}");
    }

    private static RecordSwap Decide(ClusterBuilder cluster, string? value, RecordSwap? previous = null, Mode mode = Mode.Act) =>
        SwapDecision.Decide(Sample.Plan with { Mode = mode }, cluster.View(), value, previous, Sample.Now);
}
