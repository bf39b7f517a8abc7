using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class AdviceTests
{
    private const string EndpointOfA = "orders-prod.cluster-c1.us-east-1.docdb.amazonaws.com";

    private static readonly ReportOutcomeRequest Start = new() { Execution = Sample.Execution };

    [Theory]
    [InlineData(Outcome.Recovered, "Check that applications have reconnected")]
    [InlineData(Outcome.Drilled, "The drill is done")]
    public void For_GoodEnd_SaysWhatIsLeft(Outcome outcome, string advice) => Advice.For(Start, outcome).ShouldContain(advice);

    [Theory]
    [InlineData(StandDownCause.Paused, "Set the tag failover:mode to act")]
    [InlineData(StandDownCause.AlarmStale, "run the command below")]
    [InlineData(StandDownCause.AlarmCleared, "the alarm has cleared")]
    [InlineData(StandDownCause.AnotherRunning, "the older execution reports")]
    [InlineData(StandDownCause.CoolDown, "skips the cool-down")]
    [InlineData(StandDownCause.Aftershock, "the previous failover has its own report")]
    [InlineData(StandDownCause.DrillUnsafe, "Correct what the reason above names")]
    [InlineData(StandDownCause.Observing, "To do it, run the command below")]
    [InlineData(null, "this execution has not proven it")]
    [InlineData((StandDownCause)99, "Check whether the reason above requires action.")]
    public void For_StandDown_FitsTheCause(StandDownCause? cause, string advice) =>
        Advice.For(Start with { Verdict = Sample.Verdict with { Cause = cause } }, Outcome.StoodDown).ShouldContain(advice);

    [Theory]
    [InlineData(nameof(InvalidRequestException), "Correct what the message names")]
    [InlineData(nameof(RecordRefusedException), "Correct what the message names")]
    [InlineData(nameof(ClusterNotFoundException), "Correct what the message names")]
    [InlineData(nameof(RecordContestedException), "Find out who changed the record")]
    [InlineData(nameof(PermissionDeniedException), "Grant the permission")]
    [InlineData("States.Timeout", "Look at the failed state in the console")]
    public void For_Failure_FitsTheError(string error, string advice) =>
        Advice.For(Start with { Failure = new Failure(error, null) }, Outcome.Unrecovered).ShouldContain(advice);

    /// <summary>Nobody is told to look for a lost writer if there was none.</summary>
    [Fact]
    public void For_FaultOfTheMonitoring_SpeaksOfTheMonitoring()
    {
        var alarmed = Start with { Verdict = Found.Alarmed with { State = VerdictState.Confirm }, Probe = Sample.Proven };
        Advice.For(alarmed, Outcome.StoodDown).ShouldBe(
            "Nothing to do: the writer answered the probe. If orders-prod-writer-down stays in ALARM, the fault is in the monitoring: " +
            "check the alarm's metric and the heartbeat function.");
        var again = Sample.Proven with { Attempt = 9, Reason = $"{Sample.Verdict.Writer}.c8r3zq0example is the writable primary" };
        Advice.For(alarmed with { Probe = again }, Outcome.Recovered)
            .ShouldContain("the writer was not lost, and the same instance answers again");
        Advice.For(alarmed with { Probe = again, Record = Sample.Swap }, Outcome.Recovered)
            .ShouldContain("Find out why the old writer was lost");
    }

    /// <summary>Which applications must be restarted, as measured with real drivers: .ci/drivers.</summary>
    [Theory]
    [InlineData(EndpointOfA, EndpointOfA, "Check that applications have reconnected")]
    [InlineData("orders-prod-1.c1.us-east-1.docdb.amazonaws.com", "orders-prod-2.c1.us-east-1.docdb.amazonaws.com", "have reconnected")]
    [InlineData(null, EndpointOfA, "Check that applications have reconnected")]
    [InlineData("orders-old.cluster-c1.us-east-1.docdb.amazonaws.com", EndpointOfA, "never recovers by itself")]
    [InlineData("orders-prod.cluster-c1.eu-west-1.docdb.amazonaws.com", EndpointOfA, "Restart the applications that do not follow")]
    public void For_RecordCameFrom_SaysWhomToRestart(string? before, string target, string advice)
    {
        var swap = Sample.Swap with
        {
            State = SwapState.Changed,
            Before = before,
            Target = target,
            Hosts = ["orders-prod-1.c1.us-east-1.docdb.amazonaws.com", "orders-prod-2.c1.us-east-1.docdb.amazonaws.com"],
        };
        Advice.For(Start with { Verdict = Sample.Verdict, Probe = Sample.Proven, Record = swap }, Outcome.Recovered).ShouldContain(advice);
    }

    [Fact]
    public void For_ExhaustedBudget_NamesWhereToLook()
    {
        var probed = Start with { Probe = Sample.Proven with { State = ProbeState.Recheck } };
        Advice.For(probed, Outcome.Unrecovered).ShouldContain("The database does not answer");
        Advice.For(probed with { InSync = Sample.InSync with { State = InSyncState.Exhausted } }, Outcome.Unrecovered)
            .ShouldContain("Route 53 is slow or down");
        Advice.For(probed with { Writer = Sample.Promoted with { State = WriterState.Exhausted } }, Outcome.Unrecovered)
            .ShouldContain("No writer was promoted");
        Advice.For(probed with { Writer = Sample.Promoted }, Outcome.Unrecovered).ShouldContain("The database does not answer");
        Advice.For(Start, Outcome.Unrecovered).ShouldContain("No writer was promoted");
        Advice.For(Start with { Failure = new Failure(null, null) }, Outcome.Unrecovered).ShouldContain("No writer was promoted");
    }
}
