using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class TimelineComposerTests
{
    [Fact]
    public void Compose_Recovered_ReportsEachStep() => Told(Found.Recovered).ShouldBe(
    [
        "17:04:40 alarm: orders-prod-writer-down went to ALARM",
        "17:04:50 start: heartbeat lost",
        "17:05:00 verdict: await: no writer",
        "17:05:30 promoted: orders-prod-2 is the writer, seen at check 3",
        $"17:05:31 swapped: {Sample.Swap.Reason}",
        "17:05:45 in-sync: all of Route 53's name servers have the change",
        $"17:05:50 proven: {Sample.Proven.Reason}",
        "17:05:52 report: recovered: all is well",
    ]);

    [Fact]
    public void Compose_RegionTookOver_ReportsTheBranch() => Told(new ReportOutcomeRequest
    {
        Execution = Sample.Execution,
        Region = Samples.Region with { Choice = Samples.Chosen with { State = RegionChoiceState.ApprovalNeeded } },
        Approval = Sample.Json("""{"approved": true}"""),
        Failure = new Failure("States.Timeout", "late"),
    }).ShouldBe(
    [
        "17:04:50 start: the execution starts",
        "17:05:00 region: approval-needed: the primary region is lost",
        "17:05:01 approval: approved",
        "17:05:01 promoting: failover of orders from us-east-1 to eu-west-1 started, data loss allowed",
        "17:05:30 promoted-region: eu-west-1 has the global writer of orders",
        "17:05:52 failure: States.Timeout: late",
        "17:05:52 report: recovered: all is well",
    ]);

    /// <summary>The answer has no time of its own.</summary>
    [Fact]
    public void Compose_NotApproved_ReportsItAfterTheRequest()
    {
        var found = new ReportOutcomeRequest
        {
            Execution = Sample.Execution,
            Region = new(Samples.Chosen, null, null),
            Approval = Sample.Json("""{"approved": false, "by": "anna"}"""),
        };
        Told(found)[2].ShouldBe("17:05:00 approval: denied by anna");
        Told(found with { Region = new(null, null, null) })[1].ShouldBe("17:04:50 approval: denied by anna");
    }

    [Fact]
    public void Compose_WhatDidNotComeToItsEnd_IsNotReported()
    {
        var found = new ReportOutcomeRequest
        {
            Execution = Sample.Execution,
            Writer = Sample.Promoted with { State = WriterState.Waiting },
            Record = Sample.Swap with { State = SwapState.Current },
            InSync = Sample.InSync with { State = InSyncState.Exhausted },
            Probe = Sample.Proven with { State = ProbeState.Exhausted },
            Region = new(null, null, Samples.Promoted with { State = RegionCheckState.Waiting }),
        };
        Told(found).ShouldBe(["17:04:50 start: the execution starts", "17:05:52 report: recovered: all is well"]);
        Told(found with { Probe = Sample.Proven with { FirstProvenAt = null } }).Count.ShouldBe(2);
    }

    private static List<string> Told(ReportOutcomeRequest found) =>
        [.. TimelineComposer.Compose(found, Outcome.Recovered, "all is well", null, Found.End)
            .Select(t => $"{t.At:HH:mm:ss} {t.Stage}: {t.Note}")];
}
