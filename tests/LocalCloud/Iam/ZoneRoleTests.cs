using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.Iam;

namespace Failover.Tests.LocalCloud.Iam;

/// <summary>A zone in another account: what each side has to grant, and that a failover names what is missing.</summary>
public sealed class ZoneRoleTests
{
    /// <summary>The statements of deploy/zone-account/template.yaml, and what a failover without each says.</summary>
    private static readonly Dictionary<string, string> Zone = new()
    {
        ["ReadTheZone"] = "route53:GetHostedZone",
        ["ReadTheRecord"] = "route53:ListResourceRecordSets",
        ["SwapTheRecord"] = "route53:ChangeResourceRecordSets",
        ["WatchTheChange"] = "route53:GetChange",
    };

    public static TheoryData<string> Statements => [.. Zone.Keys];

    [Theory]
    [MemberData(nameof(Statements))]
    public void Statement_OfTheZonesRoleTakenAway_IsNamed(string sid)
    {
        var run = Execute(new ZoneAccountSpec { Iam = ZoneAccountSpec.Without(sid) });

        run.Outcome.ShouldBe(Outcome.Unrecovered);
        run.Main!.Report!.Message.ShouldContain($"Add {Zone[sid]} to the policy of the role failover-zone in account 210987654321");
        run.World.Global.ZoneAccount!.Iam.Usage.Denied.ShouldHaveSingleItem().Action.ShouldBe(Zone[sid]);
    }

    /// <summary>On the functions' side.</summary>
    [Theory]
    [InlineData("VerifyClusterFunction")]
    [InlineData("UpsertCnameFunction")]
    [InlineData("CheckInSyncFunction")]
    public void AssumeTheZonesRole_TakenFromAFunction_IsNamed(string function) => Names(
        Execute(new ZoneAccountSpec(), iam =>
        {
            var id = iam.Policies.Statements.Single(s => s.Principal == function && s.Sid == "AssumeTheZonesRole");
            return iam.WithoutStatement(id.Principal, id.Index);
        }), function);

    /// <summary>On the zone's side.</summary>
    [Theory]
    [InlineData("VerifyClusterFunction")]
    [InlineData("UpsertCnameFunction")]
    [InlineData("CheckInSyncFunction")]
    public void Trust_WithoutAFunctionsRole_IsNamed(string function) => Names(
        Execute(new ZoneAccountSpec { Trusts = role => !role.Contains(function, StringComparison.Ordinal) }), function);

    [Fact]
    public void ZonesRole_OfAFailover_UsesEachStatementAndIsDeniedNothing()
    {
        var iam = Execute(new ZoneAccountSpec()).World.Global.ZoneAccount!.Iam;

        iam.Policies.Statements.Select(s => s.Sid).ShouldBe(Zone.Keys);
        iam.Usage.Denied.ShouldBeEmpty();
        iam.Usage.Unused.ShouldBeEmpty();
        iam.Usage.Redundant.ShouldBeEmpty();
        PolicyLint.Check(iam.Policies).ShouldBeEmpty();
    }

    [Fact]
    public void FunctionsRoles_WithAZoneElsewhere_HaveNoRightsInRoute53OfTheirOwn()
    {
        var run = Execute(new ZoneAccountSpec());
        var functions = run.World.Cloud.Stack!.Resources.Where(r => r.Type == "AWS::Serverless::Function").ToList();

        functions.Select(f => f.Properties["Policies"]!.ToJsonString()).ShouldAllBe(
            policies => !policies.Contains("route53:", StringComparison.Ordinal));
        functions.Where(f => f.Properties["Policies"]!.ToJsonString().Contains("sts:AssumeRole", StringComparison.Ordinal))
            .Select(f => f.RoleArn).ShouldBe(run.World.Cloud.Stack.Outputs["FailoverRoleArns"].Split(','), ignoreOrder: true);
        PolicyLint.Check(run.World.Cloud.Iam!.Policies).ShouldAllBe(f => f.Statement.Sid != "AssumeTheZonesRole");
    }

    /// <summary>A global cluster: the stacks of both regions change the record through one role.</summary>
    [Fact]
    public void Region_LostWithAZoneElsewhere_IsTakenOver()
    {
        var scenario = ScenarioLibrary.Find("region-lost")!;

        var run = ScenarioRun.Execute(
            scenario with { World = scenario.World with { ZoneAccount = new ZoneAccountSpec() } }, seed: 1);

        run.Complaint.ShouldBeNull();
        run.World.Global.Tokens.Issued.ShouldBeGreaterThan(1);
    }

    private static void Names(ScenarioRun run, string function)
    {
        run.Outcome.ShouldBe(Outcome.Unrecovered);
        run.Main!.Report!.Message.ShouldContain("failover-zone, but the role may not be assumed");
        run.Main.Report.Message.ShouldContain($"{function} is not authorized to perform: sts:AssumeRole");
    }

    private static ScenarioRun Execute(ZoneAccountSpec account, Func<IamService, IamService>? iam = null)
    {
        var scenario = ScenarioLibrary.Find("zone-elsewhere")!;
        return ScenarioRun.Execute(
            scenario with { World = scenario.World with { ZoneAccount = account, Iam = iam ?? scenario.World.Iam } }, seed: 1);
    }
}
