using System.CommandLine;
using System.Text.Json;
using Failover.Drill.Commands;
using Failover.Drill.OnAws;
using Failover.Drill.Worlds;
using Failover.LocalCloud.StepFunctions;
using Failover.LocalCloud.StepFunctions.Running;

namespace Failover.Tests.Drill.OnAws;

/// <summary>The commands that operators run against AWS, on a world in virtual time: the same client, the same history.</summary>
public sealed class StartAndFollowTests
{
    [Fact]
    public void Start_PlannedFailoverFollowed_ShowsEachStepAndTheReport()
    {
        var (code, output, _) = Play(new StartInput("orders-prod") { Drill = "failover", Reason = "game day" });
        code.ShouldBe(ExitCodes.Passed);
        output.ShouldContain("TriggerDrill");
        output.ShouldContain("[DRILLED] orders-prod");
        output.ShouldContain("Recovery took");
        output.ShouldNotContain("\u001b");
    }

    [Fact]
    public void Start_Observe_WritesNothingAndSaysSo()
    {
        var (code, output, world) = Play(new StartInput("orders-prod") { Drill = "failover", Observe = true });
        code.ShouldBe(ExitCodes.Passed);
        output.ShouldContain("observe mode: would fail orders-prod over");
        world.Cloud.Core.Gate.Counts.Keys.ShouldNotContain("rds:FailoverDBCluster");
    }

    [Fact]
    public void Start_FollowedAsJson_PrintsOneDocument()
    {
        var (code, output, _) = Play(new StartInput("orders-prod"), json: true);
        code.ShouldBe(ExitCodes.Passed);
        using var document = JsonDocument.Parse(output);
        document.RootElement.GetProperty("status").GetString().ShouldBe("SUCCEEDED");
        document.RootElement.GetProperty("outcome").GetString().ShouldBe("stood-down");
        document.RootElement.GetProperty("report").GetProperty("message").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void Start_UnknownCluster_FailsWithTheReport()
    {
        var (code, output, _) = Play(new StartInput("no-such"));
        code.ShouldBe(ExitCodes.Failed);
        output.ShouldContain("[UNRECOVERED]");
        output.ShouldContain("ClusterNotFoundException");
    }

    [Fact]
    public void Start_NotFollowed_SaysHowToFollow()
    {
        var (code, output, world) = Play(new StartInput("orders-prod"), follow: false);
        code.ShouldBe(ExitCodes.Passed);
        output.ShouldContain($"-- follow {world.Cloud.StepFunctions.AllExecutions.First().Arn}");
    }

    [Fact]
    public void Start_DrillThatEndsOtherwise_IsAFailedDrill()
    {
        new StartInput("c") { Drill = "failover" }.Expects("stood-down").ShouldBeFalse();
        new StartInput("c") { Drill = "failover", Observe = true }.Expects("stood-down").ShouldBeTrue();
        new StartInput("c").Expects("unrecovered").ShouldBeFalse();
    }

    private static (int Code, string Output, World World) Play(StartInput input, bool follow = true, bool json = false)
    {
        using var output = new StringWriter();
        var world = new World(new WorldSpec { HasApplication = false }, seed: 1);
        var code = -1;
        world.Cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            await world.Cloud.Core.Time.Delay(World.WarmUp, CancellationToken.None);
            using var client = new SimulatedStepFunctionsClient(world.Cloud.StepFunctions, world.Cloud.Core, "person");
            var streams = new InvocationConfiguration { Output = output, Error = output };
            var choices = new StartCommand.Choices(world.Cloud.StateMachine.Arn, input, follow, json);
            code = await StartCommand.StartAsync(streams, client, choices, world.Cloud.Core.Time, CancellationToken.None);
        });
        return (code, output.ToString(), world);
    }
}
