using Amazon.RDS.Model;
using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.Functions.Contract;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.VerifyCluster;

public sealed class VerifyClusterFunctionTests
{
    private const string Alarmed = """
        {"cluster": "orders-prod", "alarm": {"name": "orders-prod-writer-down", "state": "ALARM", "stateChangedAt": "2026-11-22T17:04:40.985+0000"}}
        """;

    private readonly FakeRds rds = new(ClusterBuilder.Healthy);
    private readonly FakeRoute53 route53 = FakeRoute53.With(FakeRoute53.Cname(Sample.ClusterEndpoint));
    private readonly FakeCloudWatch cloudWatch = new() { CompositeAlarm = "ALARM" };
    private readonly FakeStepFunctions stepFunctions = new();
    private readonly FakeContext context = new();

    [Fact]
    public async Task Handle_HealthyCluster_Confirms()
    {
        var verdict = await HandleAsync(Alarmed);
        verdict.State.ShouldBe(VerdictState.Confirm);
        verdict.RecordValue.ShouldBe(Sample.ClusterEndpoint);
        verdict.Plan.Alarm.ShouldNotBeNull().Name.ShouldBe("orders-prod-writer-down");
        verdict.Notes.ShouldBeEmpty();
        verdict.At.ShouldBe(Sample.Now);
        context.Lines.Written.ShouldHaveSingleItem().ShouldStartWith("Verdict {kind} for {cluster}: {reason} Confirm orders-prod");
    }

    [Fact]
    public async Task Handle_ByHandWithoutAlarm_AsksForNoAlarm()
    {
        (await HandleAsync("""{"cluster": "orders-prod"}""")).State.ShouldBe(VerdictState.Confirm);
        cloudWatch.Asked.ShouldBeNull();
    }

    [Fact]
    public async Task Handle_NoRecordYet_Repoints()
    {
        route53.Records = [];
        var verdict = await HandleAsync(Alarmed);
        (verdict.State, verdict.RecordValue).ShouldBe((VerdictState.Repoint, null));
    }

    [Fact]
    public async Task Handle_PausedByTag_StandsDown()
    {
        rds.Cluster = ClusterBuilder.Healthy.WithTag("mode", "paused");
        (await HandleAsync(Alarmed)).Cause.ShouldBe(StandDownCause.Paused);
    }

    [Fact]
    public async Task Handle_AlarmClearedMeanwhile_StandsDown()
    {
        cloudWatch.CompositeAlarm = "OK";
        (await HandleAsync(Alarmed)).Cause.ShouldBe(StandDownCause.AlarmCleared);
    }

    [Fact]
    public async Task Handle_OlderExecution_StandsDown()
    {
        stepFunctions.Running("e-1", Sample.Execution.StartedAt - TimeSpan.FromSeconds(1), Alarmed);
        (await HandleAsync(Alarmed)).Cause.ShouldBe(StandDownCause.AnotherRunning);
    }

    /// <summary>A drill may still find that it must not start: it only holds up other drills.</summary>
    [Theory]
    [InlineData("", VerdictState.Confirm)]
    [InlineData(", \"drill\": {\"kind\": \"failover\"}", VerdictState.StandDown)]
    public async Task Handle_OlderDrill_HoldsUpAnotherDrillOnly(string drill, VerdictState kind)
    {
        stepFunctions.Running(
            "e-1", Sample.Execution.StartedAt - TimeSpan.FromSeconds(1), """{"cluster": "orders-prod", "drill": {"kind": "failover"}}""");
        (await HandleAsync($$"""{"cluster": "orders-prod"{{drill}}}""")).State.ShouldBe(kind);
    }

    [Fact]
    public async Task Handle_Redriven_NeedsNoFreshAlarm()
    {
        const string Old =
            """{"cluster": "orders-prod", "alarm": {"name": "orders-prod-writer-down", "state": "ALARM", "stateChangedAt": "2026-11-20T17:04:40.985+0000"}}""";
        (await HandleAsync(Old)).Cause.ShouldBe(StandDownCause.AlarmStale);
        (await HandleAsync(Old, Sample.Execution with { RedriveCount = 1 })).State.ShouldBe(VerdictState.Confirm);
    }

    [Fact]
    public async Task Handle_Events_AreReportedInTheVerdict()
    {
        rds.Events = [new Event { Date = Sample.Now.AddSeconds(-30).UtcDateTime, Message = "Started failover" }];
        (await HandleAsync(Alarmed)).Events.ShouldBe([new ClusterEvent(Sample.Now.AddSeconds(-30), "Started failover")]);
    }

    /// <summary>Refused before anything is written, and no longer once a writer is promoted.</summary>
    [Fact]
    public async Task Handle_ReadersRecordIsNotACname_IsRefused()
    {
        route53.Records!.Add(
            new ResourceRecordSet
            {
                Name = "ro.example.com.",
                Type = RRType.A,
                TTL = 60,
                ResourceRecords = [new ResourceRecord { Value = "10.0.0.1" }],
            });
        (await Should.ThrowAsync<RecordRefusedException>(
            () => HandleAsync(Alarmed, settings: Sample.Settings with { ReaderRecord = "ro.example.com" })))
            .ShouldTell("one plain CNAME at ro.example.com", "found A", "will not overwrite it");
    }

    [Fact]
    public async Task Handle_FailedOverLatelyAndAstrayAgain_StandsDown()
    {
        route53.Records = [FakeRoute53.Cname(Sample.OldEndpoint)];
        stepFunctions.Succeeded("e-1", Sample.Now - TimeSpan.FromSeconds(599), """{"cluster": "orders-prod", "acted": true}""");
        (await HandleAsync(Alarmed)).Cause.ShouldBe(StandDownCause.CoolDown);
    }

    [Fact]
    public async Task Handle_AllHintsFail_ContinuesAndNotesEach()
    {
        cloudWatch.Error = Faults.Throttled;
        stepFunctions.Errors["ListExecutions"] = Faults.Denied;
        rds.Errors["DescribeEvents"] = Faults.Coded("InvalidParameterValue");
        var verdict = await HandleAsync(Alarmed);
        verdict.State.ShouldBe(VerdictState.Confirm);
        verdict.Notes.Count.ShouldBe(4);
        verdict.Notes[0].ShouldContain("cloudwatch:DescribeAlarms was refused for the moment");
        verdict.Notes[1].ShouldContain("allowed to call states:ListExecutions");
        verdict.Notes[2].ShouldContain("allowed to call states:ListExecutions");
        verdict.Notes[3].ShouldBe("AWS says InvalidParameterValue");
        verdict.Events.ShouldBeEmpty();
    }

    [Fact]
    public async Task Handle_UnknownCluster_IsRefused() =>
        (await Should.ThrowAsync<ClusterNotFoundException>(() => HandleAsync("""{"cluster": "orders-typo"}""")))
            .ShouldTell("a DocumentDB cluster with the identifier 'orders-typo'", "there is none", "Check the name");

    [Fact]
    public async Task Handle_RecordOutsideTheZone_IsRefused() =>
        (await Should.ThrowAsync<RecordRefusedException>(() => HandleAsync("""{"cluster": "orders-prod", "record": "db.example.org"}""")))
            .ShouldTell("a record in the zone example.com", "db.example.org, which is outside", "Correct the record's name");

    [Fact]
    public async Task Handle_RecordThrottled_IsThrottledAndNoHint()
    {
        route53.Errors["ListResourceRecordSets"] = Faults.Throttled;
        await Should.ThrowAsync<AwsThrottledException>(() => HandleAsync(Alarmed));
    }

    [Fact]
    public async Task Handle_NoRecordAndZoneThrottled_IsThrottledAndNoHint()
    {
        route53.Records = [];
        route53.Errors["GetHostedZone"] = Faults.Throttled;
        await Should.ThrowAsync<AwsThrottledException>(() => HandleAsync(Alarmed));
    }

    /// <summary>Route 53 throttles halfway: a retry in the same environment reads what is missing, until the answers are too old.</summary>
    [Fact]
    public async Task Handle_RetriedAfterTheZoneWasFoundCorrect_DoesNotAskAgain()
    {
        var time = new FakeTimeProvider(Sample.Now);
        var function = new VerifyClusterFunction(rds, route53, cloudWatch, stepFunctions, new FakeRegions(), new(Sample.Settings), time);
        route53.Errors["ListResourceRecordSets"] = Faults.Throttled;
        await Should.ThrowAsync<AwsThrottledException>(() => function.Handle(Sample.Request(Alarmed), context));
        route53.Errors.Clear();
        route53.Errors["GetHostedZone"] = Faults.Throttled;
        (await function.Handle(Sample.Request(Alarmed), context)).RecordValue.ShouldBe(Sample.ClusterEndpoint);
        time.Advance(TimeSpan.FromMinutes(10));
        await Should.ThrowAsync<AwsThrottledException>(() => function.Handle(Sample.Request(Alarmed), context));
    }

    [Fact]
    public async Task Handle_AnyVerdict_WritesNothing()
    {
        route53.Records = [FakeRoute53.Cname(Sample.OldEndpoint)];
        (await HandleAsync(Alarmed)).State.ShouldBe(VerdictState.Repoint);
        route53.Batches.ShouldBeEmpty();
        rds.Calls.ShouldNotContain(c => c.StartsWith("Failover", StringComparison.Ordinal));
    }

    private Task<Verdict> HandleAsync(string json, ExecutionInfo? execution = null, Settings? settings = null) =>
        new VerifyClusterFunction(
            rds, route53, cloudWatch, stepFunctions, new FakeRegions(), new(settings ?? Sample.Settings), new FakeTimeProvider(Sample.Now))
            .Handle(new VerifyClusterRequest(Sample.Json(json), execution ?? Sample.Execution), context);
}
