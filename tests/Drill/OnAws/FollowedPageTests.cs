using System.CommandLine;
using Amazon.StepFunctions.Model;
using Failover.Drill.Commands;
using Failover.Drill.OnAws;
using Failover.Drill.Worlds;
using Failover.LocalCloud.StepFunctions;

namespace Failover.Tests.Drill.OnAws;

/// <summary>The page of an execution that was followed on AWS, made from its history alone.</summary>
public sealed class FollowedPageTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void Follow_ToAPage_ShowsPathProofsMailsAndWrites()
    {
        var file = Path.Combine(folder, "run.html");
        var (code, error) = Follow(file);

        code.ShouldBe(ExitCodes.Passed, error);
        var page = File.ReadAllText(file);
        page.ShouldContain("drilled</strong>");
        page.ShouldContain("rds:FailoverDBCluster");
        page.ShouldContain("sns:Publish");
        page.ShouldContain("[DRILLED] orders-prod");
        page.ShouldContain("is the writable primary");
        page.ShouldContain("TriggerDrill");
    }

    [Fact]
    public void Follow_ToAFolderThatDoesNotExist_SaysSo()
    {
        var (code, error) = Follow(Path.Combine(folder, "none", "run.html"));

        code.ShouldBe(ExitCodes.Failed);
        error.ShouldContain("Expected to write the page to");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static (int Code, string Error) Follow(string file)
    {
        using var error = new StringWriter();
        var world = new World(new WorldSpec { HasApplication = false }, seed: 1);
        var code = -1;
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            await world.Cloud.Core.Time.Delay(World.WarmUp, CancellationToken.None);
            using var client = new SimulatedStepFunctionsClient(world.Cloud.StepFunctions, world.Cloud.Core, "person");
            var input = new StartInput("orders-prod") { Drill = "failover", Reason = "game day" };
            var started = await client.StartExecutionAsync(
                new StartExecutionRequest { StateMachineArn = world.Cloud.StateMachine.Arn, Input = input.ToJson() },
                CancellationToken.None);
            code = await FollowCommand.FollowAsync(
                new InvocationConfiguration { Output = TextWriter.Null, Error = error }, client, started.ExecutionArn,
                new FollowCommand.Choices(Json: true, input.Expects, file), world.Cloud.Core.Time, CancellationToken.None);
        });
        return (code, error.ToString());
    }
}
