using Amazon.StepFunctions;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.LocalCloud.Time;

namespace Failover.Tests.Drill.Worlds;

/// <summary>A deployment during a failover does no harm: each execution keeps running the versions with which it began.</summary>
public sealed class DeploymentTests
{
    private static readonly WorldSpec Spec = Given.PinnedToWriter with { HasApplication = false };

    [Fact]
    public void Execution_StackDeployedMidway_EndsWithTheVersionsItBeganWith()
    {
        var (world, execution) = Start(new WriterCrash(Given.Strike, "orders-prod"));
        world.Cloud.Core.Time.Run(async () =>
        {
            await world.Cloud.Core.Time.Delay(TimeSpan.FromSeconds(4), CancellationToken.None);
            execution.IsRunning.ShouldBeTrue();
            Update(world);
            await execution.Completion;
        });

        execution.Status.ShouldBe(ExecutionStatus.SUCCEEDED, execution.Cause);
        Functions(execution).ShouldAllBe(function => Published(world, Before(world), function));
    }

    [Fact]
    public void Redrive_AfterADeployment_RecoversWithTheVersionsItBeganWith()
    {
        // As in the scenario "redriven": there is no writer for an hour and a half, and nobody is watching.
        var (world, execution) = Start(
            new PromotionStuck(TimeSpan.Zero, "orders-prod", TimeSpan.FromMinutes(90)),
            new WriterCrash(Given.Strike, "orders-prod", BackAfter: Timeout.InfiniteTimeSpan),
            new LambdaTrouble(TimeSpan.Zero, TimeSpan.FromHours(6), LambdaFaultKind.Crash, "WatchFunction"));
        world.Cloud.Core.Time.Run(async () =>
        {
            await execution.Completion;
            execution.Status.ShouldBe(ExecutionStatus.FAILED);
            await world.Cloud.Core.Time.Delay(TimeSpan.FromHours(2), CancellationToken.None);
            Update(world);
            world.Cloud.StepFunctions.RedriveExecution(execution.Arn);
            await execution.Completion;
        });

        execution.Status.ShouldBe(ExecutionStatus.SUCCEEDED, execution.Cause);
        Functions(execution).ShouldAllBe(function => Published(world, Before(world), function));
    }

    [Fact]
    public void Execution_StartedAfterADeployment_RunsItsVersions()
    {
        var world = new World(Spec, seed: 1);
        StateMachineExecution? execution = null;
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            Update(world);
            execution = world.Cloud.StartExecution("""{"cluster": "orders-prod"}""");
            await execution.Completion;
        });

        Functions(execution!).ShouldAllBe(function => !Published(world, Before(world), function));
    }

    private static Dictionary<string, string> Before(World world) => StackParameters.From(world.Spec);

    /// <summary>Changes any setting that a step reads, so that its functions are published anew.</summary>
    private static void Update(World world) => world.Cloud.Update(
        Deployment.Template, new Dictionary<string, string>(Before(world)) { ["CoolDownSeconds"] = "601" });

    private static (World World, StateMachineExecution Execution) Start(params Fault[] faults)
    {
        var world = new World(Spec, seed: 1);
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            foreach (var fault in faults)
            {
                world.Cloud.Schedule(fault);
            }

            while (!world.Executions.Any())
            {
                await world.Cloud.Core.Time.Delay(TimeSpan.FromSeconds(1), CancellationToken.None);
            }
        });
        return (world, world.Executions.First());
    }

    private static List<string> Functions(StateMachineExecution execution)
    {
        var functions = execution.History.Select(e => e.LambdaFunctionScheduledEventDetails?.Resource).OfType<string>().Distinct().ToList();
        functions.ShouldNotBeEmpty();
        return functions;
    }

    /// <summary>Whether a deployment with these parameters publishes this version.</summary>
    private static bool Published(World world, Dictionary<string, string> parameters, string function)
    {
        var other = new Cloud(1, World.Start, new CloudOptions());
        var definition = other.Deploy(Deployment.Template, parameters, world.Cloud.Stack!.Name)["FailoverStateMachine"]
            .Properties["DefinitionSubstitutions"]!.ToJsonString();
        return definition.Contains($"\"{function}\"", StringComparison.Ordinal);
    }
}
