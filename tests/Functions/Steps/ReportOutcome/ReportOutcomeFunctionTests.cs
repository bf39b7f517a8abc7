using Amazon.CloudWatch.Model;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class ReportOutcomeFunctionTests
{
    private readonly FakeMetrics metrics = new();
    private readonly FakeContext context = new();

    /// <summary>Answered at :45, failed at :55 and later.</summary>
    private readonly FakeCloudWatch cloudWatch = new() { Lag = [Point(0, 10), Point(1, 0), Point(0, 20)] };

    private static DateTimeOffset LastProof { get; } = Sample.Now - TimeSpan.FromSeconds(15);

    // In no particular order, as CloudWatch returns them.
    private static Datapoint Point(double value, int seconds) =>
        new() { Timestamp = (LastProof + TimeSpan.FromSeconds(seconds)).UtcDateTime, Minimum = value };

    [Fact]
    public async Task Handle_Recovered_WritesMetricsThatCloudWatchReads()
    {
        await Handle(new ReportOutcomeRequest
        {
            Execution = Sample.Execution,
            Verdict = Sample.Verdict,
            Record = Sample.Swap,
            Probe = Sample.Proven,
        });
        var line = metrics.Documents.ShouldHaveSingleItem();
        line.GetProperty("Cluster").GetString().ShouldBe("orders-prod");
        line.GetProperty("Recovered").GetInt32().ShouldBe(1);
        line.GetProperty("Unrecovered").GetInt32().ShouldBe(0);
        line.GetProperty("RecoverySeconds").GetDouble().ShouldBe(65);
        line.GetProperty("_aws").GetProperty("Timestamp").GetInt64().ShouldBe(Sample.Now.ToUnixTimeMilliseconds());
        var declared = line.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];
        declared.GetProperty("Namespace").GetString().ShouldBe("Failover");
        declared.GetProperty("Metrics").EnumerateArray().Select(m => m.GetProperty("Name").GetString())
            .ShouldBe(["Recovered", "StoodDown", "Drilled", "Unrecovered", "MonitoringFault", "RecoverySeconds"]);
        context.Lines.Written.ShouldHaveSingleItem().ShouldContain($"{Sample.Execution.Id} Recovered");
    }

    [Fact]
    public async Task Handle_ProvenBeforeARedrive_IsNotReported()
    {
        var found = new ReportOutcomeRequest
        {
            Execution = Sample.Execution,
            Verdict = Sample.Verdict,
            Record = Sample.Swap,
            Probe = Sample.Proven,
            RedriveCount = 1,
        };
        (await Should.ThrowAsync<ProofOutdatedException>(() => Handle(found))).Message.ShouldContain("before the execution was redriven");
        metrics.Documents.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_NothingFound_IsCountedForAnUnknownCluster()
    {
        (await Handle(new ReportOutcomeRequest { Execution = Sample.Execution })).Outcome.ShouldBe(Outcome.Unrecovered);
        var line = metrics.Documents.ShouldHaveSingleItem();
        line.GetProperty("Cluster").GetString().ShouldBe("unknown");
        line.GetProperty("Unrecovered").GetInt32().ShouldBe(1);
        line.TryGetProperty("RecoverySeconds", out _).ShouldBeFalse();
        metrics.Lines[0].ShouldNotContain("\n");
    }

    [Fact]
    public void Handle_NoVerdict_HasNoEvents() => RecentEvents.From(null).ShouldBeEmpty();

    [Fact]
    public async Task Handle_Recovered_AsksForTheHeartbeatOfTheStacksOwnCluster()
    {
        var report = await Handle(Found.Recovered with { RedriveCount = 0 });
        report.Recovery.ShouldNotBeNull().LastProof.ShouldBe(LastProof);
        var asked = cloudWatch.LagAsked.ShouldNotBeNull();
        (asked.Namespace, asked.MetricName, asked.Statistics.ShouldHaveSingleItem()).ShouldBe(("Failover", "Heartbeat", "Minimum"));
        var dimension = asked.Dimensions.ShouldHaveSingleItem();
        (dimension.Name, dimension.Value).ShouldBe(("Cluster", "orders-own"));
        (asked.Period, asked.EndTime).ShouldBe((1, Sample.Now.UtcDateTime));
    }

    /// <summary>A hint: what cannot be read is reported as not known, and the report is sent anyway.</summary>
    [Theory]
    [MemberData(nameof(Silences))]
    public async Task Handle_HeartbeatNotReadable_ReportsThatTheRecoveryTimeIsNotKnown(Exception error, string why)
    {
        cloudWatch.LagError = error;
        var report = await Handle(Found.Recovered with { RedriveCount = 0 });
        (report.Outcome, report.RecoverySeconds).ShouldBe((Outcome.Recovered, null));
        report.Message.ShouldContain("Recovery time not known: ");
        report.Message.ShouldContain(why);
        metrics.Documents.ShouldHaveSingleItem().TryGetProperty("RecoverySeconds", out _).ShouldBeFalse();
    }

    public static TheoryData<Exception, string> Silences() => new()
    {
        { Faults.Throttled, "was refused for the moment (Throttling)" },
        { Faults.Denied, "IAM denies it" },
        { Faults.Unavailable, "failed for the moment (ServiceUnavailable)" },
        { new OperationCanceledException(), "was not answered in time" },
    };

    [Fact]
    public async Task Handle_NoHeartbeat_SaysThatItHasNoData()
    {
        cloudWatch.Lag = null;
        var report = await Handle(Found.Recovered with { RedriveCount = 0 });
        report.Message.ShouldContain(
            "Recovery time not known: the heartbeat's metric has no data. From the alarm to the first proof it took 70.0 s; any outage "
            + "began before that, so it is not known whether the objective of 300 s was met.");
    }

    [Fact]
    public async Task Handle_StoodDownAtTheVerdict_AsksNothing()
    {
        await Handle(new ReportOutcomeRequest
        {
            Execution = Sample.Execution,
            Verdict = Sample.Verdict with { State = VerdictState.StandDown, Cause = StandDownCause.Paused },
        });
        cloudWatch.LagAsked.ShouldBeNull();
    }

    [Fact]
    public async Task Handle_ProbeFailed_SaysWhenAHeartbeatWasAnsweredLast()
    {
        var found = Found.Recovered with
        {
            RedriveCount = 0,
            Probe = Sample.Proven with { State = ProbeState.Exhausted, Outcome = ProbeOutcome.Refused, FirstProvenAt = null },
        };
        (await Handle(found)).Message.Split('\n')[0].ShouldEndWith(
            "; the last heartbeat that a writable primary answered was at 2026-11-22T17:04:45Z.");
    }

    private Task<Report> Handle(ReportOutcomeRequest request)
    {
        var settings = Sample.Settings with { Cluster = "orders-own" };
        return new ReportOutcomeFunction(metrics, cloudWatch, new(settings), new FakeTimeProvider(Sample.Now)).Handle(request, context);
    }
}
