using Amazon.StepFunctions;
using Amazon.StepFunctions.Model;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Watch;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.StepFunctions.Running;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Tests.Drill.Scenarios;

/// <summary>F44, F45: what operators do through Step Functions' API after, or during, an execution that does not recover.</summary>
public sealed class SecondChanceTests
{
    [Theory]
    [InlineData("writer")]
    [InlineData("cluster")]
    public void Redrive_HoursAfterUnrecovered_VerifiesAnewAndRecovers(string endpoint)
    {
        var spec = endpoint == "writer" ? PinnedToWriter : new WorldSpec();
        spec = spec with { HasApplication = false };
        var (world, execution, first) = Play(spec, async (world, execution) =>
        {
            await execution.Completion;
            var before = EndedExecution.From(execution).Report.ShouldNotBeNull();
            await After(world, TimeSpan.FromHours(3));
            world.Database.Inject.ReleasePromotion();
            await After(world, TimeSpan.FromMinutes(2));
            await Api(world).RedriveExecutionAsync(new RedriveExecutionRequest { ExecutionArn = execution.Arn });
            await execution.Completion;
            return before;
        });

        first.Outcome.ShouldBe(Outcome.Unrecovered);
        execution.Status.ShouldBe(ExecutionStatus.SUCCEEDED);
        execution.RedriveCount.ShouldBe(1);
        var report = EndedExecution.From(execution).Report.ShouldNotBeNull();
        report.Outcome.ShouldBe(Outcome.Recovered);
        report.RedriveCount.ShouldBe(1);
        var verdicts = execution.History.Count(e => e.StateEnteredEventDetails?.Name == "VerifyCluster");
        verdicts.ShouldBe(2);
        report.Timeline.Single(e => e.Stage == "verdict").At.ShouldBeGreaterThan(first.At);
        world.RecordValue.ShouldBe(endpoint == "writer" ? world.Database.Writer.Host : world.Database.Endpoint);
        Messages.Of(world).ShouldContain((report.Subject, report.Message));
    }

    [Fact]
    public void Abort_MidRun_TheNextRunTakesOver()
    {
        var (world, aborted, second) = Play(PinnedToWriter, async (world, execution) =>
        {
            await After(world, TimeSpan.FromSeconds(30));
            await Api(world).StopExecutionAsync(new StopExecutionRequest { ExecutionArn = execution.Arn, Cause = "by hand" });
            world.Database.Inject.ReleasePromotion();
            var next = world.Cloud.StartExecution("""{"cluster": "orders-prod", "reason": "taking over"}""");
            await next.Completion;
            return next;
        });

        aborted.Status.ShouldBe(ExecutionStatus.ABORTED);
        EndedExecution.From(second).Report.ShouldNotBeNull().Outcome.ShouldBe(Outcome.Recovered);
        world.RecordValue.ShouldBe(world.Database.Writer.Host);
        world.Database.Writer.Identifier.ShouldNotBe("orders-prod-1");
    }

    [Fact]
    public void Abort_AfterTheSwap_TheNextRunFindsTheRecordCorrect()
    {
        var swaps = 0;
        var (world, _, second) = Play(PinnedToWriter, async (world, execution) =>
        {
            world.Cloud.Route53.Changed += _ => swaps++;
            world.Database.Inject.ReleasePromotion();
            while (swaps == 0)
            {
                await After(world, TimeSpan.FromMilliseconds(100));
            }

            await Api(world).StopExecutionAsync(new StopExecutionRequest { ExecutionArn = execution.Arn });
            var next = world.Cloud.StartExecution("""{"cluster": "orders-prod"}""");
            await next.Completion;
            return next;
        });

        EndedExecution.From(second).Report.ShouldNotBeNull().Outcome.ShouldBe(Outcome.Recovered);
        swaps.ShouldBe(1);
        world.RecordValue.ShouldBe(world.Database.Writer.Host);
    }

    /// <summary>The writer dies, the promotion is held, and an operator acts once the alarm has started the execution.</summary>
    private static (World World, StateMachineExecution Execution, T Result) Play<T>(
        WorldSpec spec, Func<World, StateMachineExecution, Task<T>> person)
    {
        var world = new World(spec, seed: 1);
        return world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            world.Cloud.Schedule(new PromotionStuck(TimeSpan.Zero, Orders));

            // Operators are the only second chance here.
            world.Cloud.Schedule(new LambdaTrouble(TimeSpan.Zero, TimeSpan.FromDays(1), LambdaFaultKind.Crash, nameof(WatchFunction)));
            world.Cloud.Schedule(new WriterCrash(Strike, Orders, InstanceState.Refusing, Timeout.InfiniteTimeSpan));
            while (world.Cloud.StepFunctions.AllExecutions.Count == 0)
            {
                await After(world, TimeSpan.FromSeconds(1));
            }

            var execution = world.Cloud.StepFunctions.AllExecutions.First();
            return (world, execution, await person(world, execution));
        });
    }

    private static SimulatedStepFunctionsClient Api(World world) => new(world.Cloud.StepFunctions, world.Cloud.Core, "person");

    private static Task After(World world, TimeSpan time) => world.Cloud.Core.Time.Delay(time, CancellationToken.None);
}
