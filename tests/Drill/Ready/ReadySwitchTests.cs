using Failover.Drill.Ready;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.Gate;

namespace Failover.Tests.Drill.Ready;

/// <summary>The evaluation in worlds whose record is a pair that a switch flips.</summary>
public sealed class ReadySwitchTests
{
    private static readonly Misconfiguration Healthy = Misconfigurations.Find("two-regions-switch")!;

    [Fact]
    public void Evaluation_OfAHealthyPair_IsDeniedNothing() =>
        ReadyRun.Execute(Healthy, seed: 1).World.Cloud.Iam!.Usage.Denied.ShouldBeEmpty();

    [Fact]
    public void Evaluation_HealthChecksCouldNotBeRead_AreUnknown()
    {
        var run = ReadyRun.Execute(
            Healthy with
            {
                Happens = world => world.Cloud.Core.Gate.Add(
                    new ApiFault(ApiFaultKind.Throttle, "route53", "GetHealthCheck", world.Cloud.Core.Time.Elapsed, TimeSpan.FromHours(1))),
            },
            seed: 1);

        run.Report.Checks.Where(c => c.Ok != Answer.Yes).Select(c => (c.Name, c.Ok)).ShouldBe([("health-checks", Answer.Unknown)]);
    }

    [Fact]
    public void Evaluation_OtherRegionCannotBeReached_KnowsNeitherItsEndpointNorItsSwitch()
    {
        var run = ReadyRun.Execute(
            Healthy with { Happens = world => world.Cloud.Global.Links.Cut(world.Cloud.Name, "eu-west-1") }, seed: 1);

        run.Report.Checks.Where(c => c.Ok == Answer.Unknown).Select(c => c.Name)
            .ShouldBe(["record", "versions", "parameters", "lag", "switch"]);
    }

    /// <summary>What the report says to do if a switch was left on.</summary>
    [Fact]
    public void StateMachine_StartedOnASwitchLeftOn_PutsItInBasePosition()
    {
        var run = ReadyRun.Execute(
            Healthy with
            {
                Happens = world =>
                {
                    SwitchMisconfigurations.Flip(world);
                    world.Cloud.Core.Time.After(TimeSpan.FromMinutes(6), () =>
                        world.Cloud.StepFunctions.StartExecution(
                            world.Cloud.StateMachine.Arn, input: $$"""{"cluster": "{{world.Spec.Cluster}}"}"""));
                },
                Takes = TimeSpan.FromMinutes(12),
            },
            seed: 1);

        run.Report.Ready.ShouldBeTrue(run.Report.Summary);
    }
}
