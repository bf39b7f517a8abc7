using System.Collections.Concurrent;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Iam;
using Failover.Tests.Drill.Scenarios;
using static Failover.Tests.LocalCloud.Iam.RoleStatements;

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
        ["DrillSchedule"] = "cron(0 10 ? 1/3 TUE#1 *)",
        ["DrillStopAlarm"] = "shop-errors",
        ["CreateSampleCluster"] = "yes",
        ["SampleVpcId"] = "vpc-0a1b2c3d",
    };

    /// <summary>Findings of the lint that nothing can be done about.</summary>
    private static readonly string[] KnownFindings =
    [
        // DescribeAlarms: "You can't return information about composite alarms if your permission has a narrower scope" than *.
        "BroadResource HeartbeatStateMachine ReadTheAlarm cloudwatch:DescribeAlarms",
        "BroadResource ReadinessFunction ReadAlarmsAndMetrics cloudwatch:DescribeAlarms",
        "BroadResource VerifyClusterFunction ReadTheAlarm cloudwatch:DescribeAlarms",
        "BroadResource WatchFunction ReadTheAlarm cloudwatch:DescribeAlarms",
    ];

    private const string KnownOfTheStopAlarm = "BroadResource DrillStateMachine ReadTheStopAlarm cloudwatch:DescribeAlarms";

    private static readonly ConcurrentDictionary<string, ScenarioRun> Whole = new(StringComparer.Ordinal);

    public static TheoryData<string> Exercised => [.. Exercise.Keys];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Lint_OfTheTemplatesRoles_FindsOnlyWhatIsKnown(bool allOptions) =>
        PolicyLint.Check(Policies(allOptions ? AllOptions : []))
            .Select(f => $"{f.Rule} {f.Statement.Principal} {f.Statement.Sid} {f.Subject}")
            .ShouldBe(allOptions ? [KnownOfTheStopAlarm, .. KnownFindings] : KnownFindings);

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

    /// <summary>Without any one of them operators get another outcome, another report, a note in it, or nothing at all.</summary>
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
