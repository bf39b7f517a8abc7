using Failover.Drill.Ready;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.Iam;
using static Failover.Tests.LocalCloud.Iam.RoleStatements;

namespace Failover.Tests.LocalCloud.Iam;

/// <summary>The roles that the readiness state machine works under: removing any statement is noticed.</summary>
public sealed class EvaluationRolesTests
{
    public static TheoryData<string> EvaluatedOfRegions => [.. RegionEvaluation.Keys];

    public static TheoryData<string> Evaluated => [.. Evaluation.Keys.Where(s => !s.StartsWith("events ", StringComparison.Ordinal))];

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

    /// <summary>With two regions: what could not be read is unknown, and a member's region that may not be read is named.</summary>
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

    /// <summary>The answers other than yes; empty if the execution itself fails.</summary>
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
        return world.Cloud.Lambda.Invocations.Count(i => i.LogicalId == "ReadinessFunction");
    }
}
