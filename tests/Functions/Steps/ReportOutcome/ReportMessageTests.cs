using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;
using static Failover.Tests.Functions.Steps.ReportOutcome.Found;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class ReportMessageTests
{
    [Fact]
    public void Compose_Recovered_WritesThisMessage()
    {
        var found = new ReportOutcomeRequest
        {
            Execution = Sample.Execution,
            Verdict = Alarmed with { Notes = ["a note"] },
            Record = Sample.Swap,
            Probe = Sample.Proven,
        };
        ReportComposer.Compose(found, End, Beats).Message.ShouldBe($"""
            WRITES WORK since 2026-11-22T17:05:50Z or earlier: orders-prod-2 is the writable primary (probe 2 through db.example.com at 2026-11-22T17:05:51Z).
            RECOVERED: {Sample.Swap.Reason}; orders-prod-2 is the writable primary
            What to do: Restart the applications that do not follow the record: a driver in replica-set mode resolved it once, knows only the hosts of the former cluster, and never recovers by itself. Find out why the old writer was lost.

            Cluster orders-prod, record db.example.com in zone {Sample.Zone}, endpoint cluster, mode act
            Writer's endpoint {Sample.ClusterEndpoint}; the record pointed to {Sample.OldEndpoint} at 2026-11-22T17:05:00Z
            Recovery took 95.0 s, within the objective of 300 s: from 2026-11-22T17:04:15.0Z (the last heartbeat that a writable primary answered) to 2026-11-22T17:05:50.0Z (the first proof after it, a probe)
              detection (to the verdict) 45.0 s + promotion 0.0 s + DNS 31.0 s + proof 19.0 s
            Execution {Sample.Execution.Id}
            https://us-east-1.console.aws.amazon.com/states/home?region=us-east-1#/v2/executions/details/{Sample.Execution.Id}

            2026-11-22T17:04:15.0Z  last-proof the last heartbeat that a writable primary answered before the outage
            2026-11-22T17:04:40.0Z  alarm     orders-prod-writer-down went to ALARM
            2026-11-22T17:04:50.0Z  start     heartbeat lost
            2026-11-22T17:05:00.0Z  verdict   await: no writer
            2026-11-22T17:05:31.0Z  swapped   {Sample.Swap.Reason}
            2026-11-22T17:05:50.0Z  proven    orders-prod-2 is the writable primary
            2026-11-22T17:05:52.0Z  report    recovered: {Sample.Swap.Reason}; orders-prod-2 is the writable primary
            Note: a note

            """);
    }

    [Fact]
    public void Compose_NoVerdict_EndsWithTheReport()
    {
        var message = ReportComposer.Compose(new ReportOutcomeRequest { Execution = Sample.Execution }, End).Message;
        message.ShouldEndWith("2026-11-22T17:05:52.0Z  report    unrecovered: the execution ended early\n");
    }

    [Fact]
    public void Compose_EndlessCause_IsCutInTheSummary()
    {
        var found = new ReportOutcomeRequest { Execution = Sample.Execution, Failure = new Failure("X", new string('y', 5000)) };
        var summary = ReportComposer.Compose(found, End).Summary;
        summary.Length.ShouldBe(1000);
        summary.ShouldEndWith("...");
    }

    [Fact]
    public void Compose_SummaryThatJustFits_IsNotCut()
    {
        var cause = new string('y', 997);
        var report = ReportComposer.Compose(
            new ReportOutcomeRequest { Execution = Sample.Execution, Failure = new Failure("X", cause) }, End);
        report.Summary.ShouldBe($"X: {cause}");
    }
}
