using Failover.Functions.Contract;
using Failover.Functions.VerifyCluster;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.VerifyCluster;

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
        verdict.Kind.ShouldBe(VerdictKind.Confirm);
        verdict.RecordValue.ShouldBe(Sample.ClusterEndpoint);
        verdict.Plan.Alarm.ShouldNotBeNull().Name.ShouldBe("orders-prod-writer-down");
        verdict.Notes.ShouldBeEmpty();
        verdict.At.ShouldBe(Sample.Now);
        context.Lines.Written.ShouldHaveSingleItem().ShouldContain("Confirm orders-prod");
    }

    [Fact]
    public async Task Handle_ByHandWithoutAlarm_AsksForNoAlarm()
    {
        (await HandleAsync("""{"cluster": "orders-prod"}""")).Kind.ShouldBe(VerdictKind.Confirm);
        cloudWatch.Asked.ShouldBeNull();
    }

    [Fact]
    public async Task Handle_NoRecordYet_Repoints()
    {
        route53.Records = [];
        var verdict = await HandleAsync(Alarmed);
        (verdict.Kind, verdict.RecordValue).ShouldBe((VerdictKind.Repoint, null));
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

    [Fact]
    public async Task Handle_FailedOverLatelyAndAstrayAgain_StandsDown()
    {
        route53.Records = [FakeRoute53.Cname(Sample.OldEndpoint)];
        stepFunctions.Succeeded("e-1", Sample.Now - TimeSpan.FromSeconds(599), """{"cluster": "orders-prod", "acted": true}""");
        (await HandleAsync(Alarmed)).Cause.ShouldBe(StandDownCause.CoolDown);
    }

    [Fact]
    public async Task Handle_AllHintsFail_GoesOnAndNotesEach()
    {
        cloudWatch.Error = Faults.Throttled;
        stepFunctions.Errors["ListExecutions"] = Faults.Denied;
        rds.Errors["DescribeEvents"] = Faults.Coded("InvalidParameterValue");
        var verdict = await HandleAsync(Alarmed);
        verdict.Kind.ShouldBe(VerdictKind.Confirm);
        verdict.Notes.Count.ShouldBe(4);
        verdict.Notes[0].ShouldContain("cloudwatch:DescribeAlarms failed for the moment");
        verdict.Notes[1].ShouldContain("allowed states:ListExecutions");
        verdict.Notes[2].ShouldContain("allowed states:ListExecutions");
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
    public async Task Handle_RecordThrottled_IsUnavailableAndNoHint()
    {
        route53.Errors["ListResourceRecordSets"] = Faults.Throttled;
        await Should.ThrowAsync<AwsUnavailableException>(() => HandleAsync(Alarmed));
    }

    [Fact]
    public async Task Handle_NoRecordAndZoneThrottled_IsUnavailableAndNoHint()
    {
        route53.Records = [];
        route53.Errors["GetHostedZone"] = Faults.Throttled;
        await Should.ThrowAsync<AwsUnavailableException>(() => HandleAsync(Alarmed));
    }

    [Fact]
    public async Task Handle_AnyVerdict_WritesNothing()
    {
        route53.Records = [FakeRoute53.Cname(Sample.OldEndpoint)];
        (await HandleAsync(Alarmed)).Kind.ShouldBe(VerdictKind.Repoint);
        route53.Batches.ShouldBeEmpty();
        rds.Calls.ShouldNotContain(c => c.StartsWith("Failover", StringComparison.Ordinal));
    }

    private Task<Verdict> HandleAsync(string json) =>
        new VerifyClusterFunction(rds, route53, cloudWatch, stepFunctions, new FakeRegions(), Sample.Settings, new FakeTimeProvider(Sample.Now))
            .Handle(Sample.Request(json), context);
}
