using System.Text.Json;
using Amazon.CloudWatch;
using Amazon.CloudWatch.Model;
using Amazon.StepFunctions.Model;
using Failover.Functions.Contract;
using Failover.Functions.Steps.VerifyCluster;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Moto;

/// <remarks>
/// moto cannot create composite alarms: for them only the request is tested here, together with the one for metric alarms.
/// </remarks>
[Collection(MotoTests.Name)]
public sealed class VerifyClusterWireTests(MotoServer moto) : IDisposable
{
    private readonly MotoWorld world = new(moto.Url);

    public void Dispose() => world.Dispose();

    [MotoFact]
    public async Task VerifyCluster_HealthyClusterWithoutRecord_ResolvesThePlanFromTagsAndRepoints()
    {
        var (zone, machine) = await SetUpAsync("verify");

        var verdict = await VerifyAsync("""{"cluster": "verify-prod"}""", machine);

        verdict.State.ShouldBe(VerdictState.Repoint);
        verdict.Writer.ShouldBe("verify-prod-a");
        verdict.Plan.Zone.ShouldBe(zone);
        verdict.Plan.Record.ShouldBe("db.verify.example.com");
        verdict.Plan.Sources["zone"].ShouldBe("tag");
        verdict.Hosts.Count.ShouldBe(2);

        // Alarm, executions and events could all be read.
        verdict.Notes.ShouldBeEmpty();
    }

    [MotoFact]
    public async Task VerifyCluster_AlarmClearedMeanwhile_StandsDown()
    {
        var (_, machine) = await SetUpAsync("cleared");
        await AlarmAsync("cleared-writer-silent", StateValue.OK);

        var verdict = await VerifyAsync(WithAlarm("cleared"), machine);

        verdict.State.ShouldBe(VerdictState.StandDown);
        verdict.Cause.ShouldBe(StandDownCause.AlarmCleared);
    }

    [MotoFact]
    public async Task VerifyCluster_AlarmStillRaised_Acts()
    {
        var (_, machine) = await SetUpAsync("raised");
        await AlarmAsync("raised-writer-silent", StateValue.ALARM);

        (await VerifyAsync(WithAlarm("raised"), machine)).State.ShouldBe(VerdictState.Repoint);
    }

    [MotoFact]
    public async Task VerifyCluster_OlderExecutionOfTheClusterRuns_StandsDown()
    {
        var (_, machine) = await SetUpAsync("twice");
        await world.Clients.StepFunctions.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = machine, Name = "the-first", Input = """{"cluster": "twice-prod"}""" });

        var verdict = await VerifyAsync("""{"cluster": "twice-prod"}""", machine);

        verdict.Cause.ShouldBe(StandDownCause.AnotherRunning);
        verdict.Reason.ShouldContain("the-first");
    }

    [MotoFact]
    public async Task VerifyCluster_ExecutionOfAnotherClusterRuns_IsNoReasonToStandDown()
    {
        var (_, machine) = await SetUpAsync("apart");
        await world.Clients.StepFunctions.StartExecutionAsync(
            new StartExecutionRequest { StateMachineArn = machine, Name = "the-other", Input = """{"cluster": "another-prod"}""" });

        (await VerifyAsync("""{"cluster": "apart-prod"}""", machine)).State.ShouldBe(VerdictState.Repoint);
    }

    [MotoFact]
    public async Task VerifyCluster_StateMachineUnknown_ContinuesWithoutThatHintAndNotesIt()
    {
        await SetUpAsync("machineless");
        var unknown = "arn:aws:states:us-east-1:123456789012:stateMachine:nowhere";

        (await VerifyAsync("""{"cluster": "machineless-prod"}""", unknown)).Notes.ShouldContain(note => note.Contains("nowhere"));
    }

    private static string WithAlarm(string name) => JsonSerializer.Serialize(new
    {
        cluster = $"{name}-prod",
        alarm = new { name = $"{name}-writer-silent", state = "ALARM", stateChangedAt = TimeProvider.System.GetUtcNow() },
    });

    private async Task<(string Zone, string StateMachine)> SetUpAsync(string name)
    {
        var zone = await world.CreateZoneAsync($"{name}.example.com");
        await world.CreateClusterAsync(
            $"{name}-prod",
            ("failover:zone", zone),
            ("failover:record", $"db.{name}.example.com"),
            ("failover:endpoint", "writer"));
        return (zone, await world.CreateStateMachineAsync($"{name}-failover"));
    }

    private async Task AlarmAsync(string name, StateValue state)
    {
        await world.Clients.CloudWatch.PutMetricAlarmAsync(new PutMetricAlarmRequest
        {
            AlarmName = name,
            Namespace = "AWS/DocDB",
            MetricName = "DatabaseConnections",
            Statistic = Statistic.Sum,
            Period = 60,
            EvaluationPeriods = 1,
            Threshold = 0,
            ComparisonOperator = ComparisonOperator.LessThanThreshold,
        });
        await world.Clients.CloudWatch.SetAlarmStateAsync(
            new SetAlarmStateRequest { AlarmName = name, StateValue = state, StateReason = "the test says so" });
    }

    private async Task<Verdict> VerifyAsync(string input, string stateMachine)
    {
        using var request = JsonDocument.Parse(input);
        var function = new VerifyClusterFunction(
            world.Clients.Rds, world.Clients.Route53, world.Clients.CloudWatch, world.Clients.StepFunctions, new FakeRegions(),
                new(new Settings()), TimeProvider.System);
        var execution = Wire.Execution with { StateMachine = stateMachine, StartedAt = TimeProvider.System.GetUtcNow() };
        return await function.Handle(new VerifyClusterRequest(request.RootElement, execution), Wire.Context);
    }
}
