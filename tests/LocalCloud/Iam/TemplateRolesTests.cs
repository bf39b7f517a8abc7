using System.Collections.Concurrent;
using Failover.Drill.Ready;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.Iam;
using Failover.Tests.Drill.Scenarios;

namespace Failover.Tests.LocalCloud.Iam;

/// <summary>
/// The roles of the deployed template: nothing too broad, nothing missing (ScenarioLibraryTests: no call is denied), nothing superfluous.
/// </summary>
public sealed class TemplateRolesTests
{
    private static readonly Dictionary<string, string> AllOptions = new()
    {
        ["Witnesses"] = "both",
        ["ProbeSecretArn"] = "arn:aws:secretsmanager:us-east-1:123456789012:secret:orders-probe-AbCdEf",
        ["ProbeSecretKeyArn"] = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000001",
        ["KmsKeyArn"] = "arn:aws:kms:us-east-1:123456789012:key/0a1b2c3d-0000-4000-8000-000000000002",
        ["NotificationEmail"] = "oncall@shop.example",
        ["GlobalClusterIdentifier"] = "orders",
        ["OtherRegion"] = "eu-central-1",
        ["ReaderRecordName"] = "ro.shop.example",
        ["CreateSampleCluster"] = "yes",
        ["SampleVpcId"] = "vpc-0a1b2c3d",
    };

    /// <summary>What the lint finds and nothing can be done about.</summary>
    private static readonly string[] KnownFindings =
    [
        // DescribeAlarms: "You can't return information about composite alarms if your permission has a narrower scope" than *.
        "BroadResource ReadinessFunction ReadAlarmsAndMetrics cloudwatch:DescribeAlarms",
        "BroadResource VerifyClusterFunction ReadTheAlarm cloudwatch:DescribeAlarms",
        "BroadResource WatchFunction ReadTheAlarm cloudwatch:DescribeAlarms",
    ];

    /// <summary>Statements that no simulated call can need, and why. Exact: a new statement is tested, or explained here.</summary>
    private static readonly Dictionary<string, string> OutsideTheSimulation = new()
    {
        ["OwnLogsOnly"] = "denies logs of others; functions' logs are collected without Logs' API",
        ["OnlyLambdaMakesInterfaces"] = "denies EC2's API to the code, which has no client of it",
        ["ReadTheSecret"] = "Secrets Manager is not simulated; SecretWireTests reads one",
        ["DecryptTheSecret"] = "KMS is not simulated",
        ["EncryptTheMessage"] = "KMS is not simulated",
        ["DeliverLogs"] = "Step Functions' log delivery is not simulated",
    };

    /// <summary>Statements that Readiness has only in several regions, and the check that misses each.</summary>
    private static readonly SortedDictionary<string, string> RegionEvaluation = new(StringComparer.Ordinal)
    {
        ["LookAtTheGlobalCluster"] = "global-cluster",
        ["LookAtItsMembers"] = "other-regions",
        ["LookAtTheirInstances"] = "other-regions",
        ["LookAtTheHealthChecks"] = "health-checks",
    };

    /// <summary>For each statement, a scenario that asks for it.</summary>
    private static readonly Dictionary<string, string> Exercise = new()
    {
        ["VerifyClusterFunction LookAtTheCluster"] = "writer-crash",
        ["VerifyClusterFunction LookAtTheInstances"] = "writer-crash",
        ["VerifyClusterFunction ReadTheEvents"] = "writer-crash",
        ["VerifyClusterFunction ReadTheRecord"] = "writer-crash",
        ["VerifyClusterFunction FindTheZonesTwin"] = "public-zone",
        ["VerifyClusterFunction ReadTheAlarm"] = "writer-crash",
        ["VerifyClusterFunction ListOtherExecutions"] = "duplicate-alarm",
        ["VerifyClusterFunction ReadOtherExecutions"] = "duplicate-alarm",
        ["CheckWriterFunction LookAtTheCluster"] = "slow-promotion",
        ["CheckWriterFunction LookAtTheInstances"] = "slow-promotion",
        ["UpsertCnameFunction LookAtTheCluster"] = "writer-endpoint",
        ["UpsertCnameFunction LookAtTheInstances"] = "writer-endpoint",
        ["UpsertCnameFunction ReadTheRecord"] = "swap-answer-lost",
        ["UpsertCnameFunction SwapTheRecord"] = "writer-endpoint",
        ["CheckInSyncFunction WatchTheChange"] = "writer-endpoint",
        ["TriggerDrillFunction LookAtTheCluster"] = "planned-drill",
        ["TriggerDrillFunction LookAtTheInstances"] = "planned-drill",
        ["TriggerDrillFunction FailTheClusterOver"] = "planned-drill",
        ["VerifyClusterFunction LookAtTheGlobalCluster"] = "region-lost",
        ["UpsertCnameFunction LookAtTheGlobalCluster"] = "region-lost",
        ["ChooseRegionFunction LookAtTheGlobalCluster"] = "region-lost",
        ["ChooseRegionFunction LookAtItsMembers"] = "region-lost",
        ["ChooseRegionFunction LookAtTheirInstances"] = "region-lost",
        ["ChooseRegionFunction ReadTheHeartbeat"] = "region-lost",
        ["ChooseRegionFunction ReadTheLag"] = "region-lost",
        ["PromoteRegionFunction LookAtTheGlobalCluster"] = "region-lost",
        ["PromoteRegionFunction LookAtItsMembers"] = "approval-too-late",
        ["PromoteRegionFunction LookAtTheirInstances"] = "approval-too-late",
        ["PromoteRegionFunction PromoteTheCluster"] = "region-lost",
        ["CheckRegionFunction LookAtTheGlobalCluster"] = "region-lost",
        ["FlipSwitchFunction LookAtTheCluster"] = "control-plane-down",
        ["FlipSwitchFunction LookAtTheInstances"] = "control-plane-down",
        ["FlipSwitchFunction LookAtTheGlobalCluster"] = "control-plane-down",
        ["FlipSwitchFunction LookAtTheSwitches"] = "control-plane-down",
        ["FlipSwitchFunction FlipTheSwitches"] = "control-plane-down",
        ["WatchFunction ReadTheAlarm"] = "alarm-lost",
        ["WatchFunction ReadTheTags"] = "paused",
        ["WatchFunction ListAndStart"] = "alarm-lost",
        ["WatchFunction ReadExecutions"] = "second-attempt",
        ["states RunTheSteps"] = "writer-crash",
        ["states TellPeople"] = "writer-crash",
        ["events StartTheMachine"] = "writer-crash",
    };

    /// <summary>Statements that the readiness machine alone asks for, and whether in a world with a public zone.</summary>
    private static readonly Dictionary<string, bool> Evaluation = new()
    {
        ["ReadinessFunction LookAtTheCluster"] = false,
        ["ReadinessFunction LookAtTheInstances"] = false,
        ["ReadinessFunction ReadTheRecord"] = false,
        ["ReadinessFunction FindTheZonesTwin"] = true,
        ["ReadinessFunction ReadAlarmsAndMetrics"] = false,
        ["ReadinessStateMachine RunTheEvaluation"] = false,
        ["ReadinessStateMachine SeeWhoIsTold"] = false,
        ["ReadinessStateMachine SeeTheRule"] = false,
        ["ReadinessStateMachine SimulateTheRoles"] = false,
        ["events StartTheEvaluation"] = false,
    };

    private static readonly ConcurrentDictionary<string, ScenarioRun> Whole = new(StringComparer.Ordinal);

    public static TheoryData<string> Exercised => [.. Exercise.Keys];

    public static TheoryData<string> EvaluatedOfRegions => [.. RegionEvaluation.Keys];

    public static TheoryData<string> Evaluated => [.. Evaluation.Keys.Where(s => !s.StartsWith("events ", StringComparison.Ordinal))];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Lint_OfTheTemplatesRoles_FindsOnlyWhatIsKnown(bool allOptions) =>
        PolicyLint.Check(Policies(allOptions ? AllOptions : []))
            .Select(f => $"{f.Rule} {f.Statement.Principal} {f.Statement.Sid} {f.Subject}").ShouldBe(KnownFindings);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Statements_OfTheTemplatesRoles_AreTestedOrExplained(bool allOptions)
    {
        var statements = Policies(allOptions ? AllOptions : []).Statements.Where(s => s.Origin == PolicyOrigin.Inline).ToList();

        var tested = statements.Where(s => !OutsideTheSimulation.ContainsKey(s.Sid!)).Select(s => $"{s.Principal} {s.Sid}").ToList();
        string[] covered = [.. Exercise.Keys, .. Evaluation.Keys, .. RegionEvaluation.Keys.Select(sid => $"ReadinessFunction {sid}")];
        tested.Except(covered).ShouldBeEmpty();
        if (allOptions)
        {
            covered.Except(tested).ShouldBeEmpty();
            OutsideTheSimulation.Keys.Except(statements.Select(s => s.Sid!)).ShouldBeEmpty();
        }
    }

    /// <summary>Without any of them people are told otherwise: another outcome, another report, a note in it, or nothing at all.</summary>
    [Theory]
    [MemberData(nameof(Exercised))]
    public void Statement_TakenAway_IsMissed(string statement)
    {
        var scenario = ScenarioLibrary.Find(Exercise[statement])!;
        var whole = Whole.GetOrAdd(scenario.Name, _ => ScenarioRun.Execute(scenario, seed: 1));
        var id = whole.World.Cloud.Iam!.Policies.Statements.Single(s => $"{s.Principal} {s.Sid}" == statement);

        // The same in the stacks of all regions.
        var without = ScenarioRun.Execute(
            scenario with { World = scenario.World with { Iam = iam => iam.WithoutStatement(id.Principal, id.Index) } }, seed: 1);

        whole.Complaint.ShouldBeNull();
        Told(without).ShouldNotBe(Told(whole));
        without.World.Global.Regions.SelectMany(region => region.Iam!.Usage.Denied).ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Evaluated))]
    public void Statement_OfTheEvaluationTakenAway_LeavesItWithoutAnAnswer(string statement)
    {
        var broken = new Misconfiguration("without a statement", "")
        {
            Spec = spec => spec with { ZoneIsPrivate = !Evaluation[statement] },
            Happens = world =>
            {
                var id = world.Cloud.Iam!.Policies.Statements.Single(s => $"{s.Principal} {s.Sid}" == statement);
                world.Cloud.Iam = world.Cloud.Iam.WithoutStatement(id.Principal, id.Index);
            },
        };

        ReadyRun.Execute(broken with { Happens = static _ => { } }, seed: 1).Report.Ready.ShouldBeTrue();
        Answers(broken).ShouldBe(statement.EndsWith("RunTheEvaluation", StringComparison.Ordinal) ? [] : [Answer.Unknown]);
    }

    /// <summary>With two regions: what could not be asked is unknown; a member's region that may not be asked is named.</summary>
    [Theory]
    [MemberData(nameof(EvaluatedOfRegions))]
    public void Statement_OfTheEvaluationOfRegionsTakenAway_IsNamed(string sid) => ReadyRun.Execute(
        new Misconfiguration("without a statement", "", RegionEvaluation[sid])
        {
            InRegion = "eu-west-1",
            Spec = spec => spec with { HasSwitch = sid == "LookAtTheHealthChecks" },
            Happens = world => Misconfigurations.Take(world, "ReadinessFunction", sid),
        },
        seed: 1).Named.ShouldContain(RegionEvaluation[sid]);

    [Fact]
    public void Statement_OfTheEvaluationsScheduleTakenAway_StartsNone()
    {
        Evaluations(static iam => iam).ShouldBe(1);
        Evaluations(static iam =>
        {
            var id = iam.Policies.Statements.Single(s => s.Sid == "StartTheEvaluation");
            return iam.WithoutStatement(id.Principal, id.Index);
        }).ShouldBe(0);
    }

    /// <summary>The answers that are not yes; none where the execution itself fails.</summary>
    private static List<Answer> Answers(Misconfiguration broken)
    {
        try
        {
            return [.. ReadyRun.Execute(broken, seed: 1).Report.Checks.Select(c => c.Ok).Where(ok => ok != Answer.Yes).Distinct()];
        }
        catch (InvalidOperationException)
        {
            return [];
        }
    }

    private static int Evaluations(Func<IamService, IamService> iam)
    {
        var world = new World(new WorldSpec { HasApplication = false, ChecksReadiness = true, Iam = iam }, seed: 1);
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            await world.Cloud.Core.Time.Delay(TimeSpan.FromMinutes(35), CancellationToken.None);
        });
        return world.Cloud.StepFunctions.AllExecutions.Count(e => e.StateMachineArn == world.Cloud.Stack!["ReadinessStateMachine"].Arn);
    }

    private static string Told(ScenarioRun run) => string.Join('\n',
    [
        $"{run.Outcome} {run.Complaint}",
        .. run.Ended.Select(e => $"{e.Report?.Outcome} {e.Report?.Message}"),
        .. Messages.Of(run.World).Select(m => $"{m.Subject} {m.Text}"),
    ]);

    private static IamPolicies Policies(Dictionary<string, string> parameters)
    {
        var world = new World(new WorldSpec { Parameters = parameters }, seed: 1);
        world.Cloud.Core.Time.Run(() =>
        {
            world.Begin();
            return Task.CompletedTask;
        });
        return world.Cloud.Iam!.Policies;
    }
}
