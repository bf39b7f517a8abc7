using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Faults;
using Failover.LocalCloud.Lambda;
using static Failover.Drill.Scenarios.Given;

namespace Failover.Tests.Drill.Scenarios;

/// <summary>The functions of a failover are warm when it starts, and nothing waits for that.</summary>
public sealed class WarmUpTests
{
    /// <summary>Of a stack with regions: all that the heartbeat's workflow may warm.</summary>
    private static readonly string[] Warmed =
    [
        "VerifyClusterFunction", "CheckWriterFunction", "UpsertCnameFunction", "CheckInSyncFunction", "ProbeWriterFunction",
        "ChooseRegionFunction", "PromoteRegionFunction", "CheckRegionFunction", "FlipSwitchFunction",
    ];

    public static TheoryData<string> Functions => [.. Warmed];

    /// <summary>By the runtime's serializer: no call is made, and nothing is written.</summary>
    [Theory]
    [MemberData(nameof(Functions))]
    public void WarmUp_AnyFunction_IsRefusedBeforeItsHandler(string function)
    {
        var cloud = new World(new WorldSpec { HasApplication = false }, seed: 1) is var world ? world.Cloud : null!;
        var (result, calls) = cloud.Core.Time.Run(async () =>
        {
            world.Begin();
            var before = cloud.Core.Gate.Calls.Count;
            var answer = await cloud.Lambda.InvokeAsync(function, "\"warm-up\"", CancellationToken.None);
            return (answer, cloud.Core.Gate.Calls.Count - before);
        });
        result.ErrorType.ShouldBe("JsonSerializerException");
        calls.ShouldBe(0);
        cloud.Lambda.Invocations.Single(i => i.LogicalId == function).Log.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("writer-endpoint")]
    [InlineData("region-lost")]
    public void Failover_StartedByTheBeats_MeetsNoColdStartOnItsPath(string scenario)
    {
        var run = ScenarioRun.Execute(ScenarioLibrary.Find(scenario)!, seed: 1);

        run.Complaint.ShouldBeNull();
        var main = run.Main!.Execution;
        var invocations = run.World.RegionOf(main).Lambda.Invocations
            .Where(i => i.At >= main.StartedAt && i.At <= main.StoppedAt && Warmed.Contains(i.LogicalId)).ToList();
        invocations.Count.ShouldBeGreaterThan(4);
        invocations.ShouldAllBe(i => !i.Cold, string.Join(", ", invocations.Where(i => i.Cold).Select(i => i.LogicalId)));
    }

    [Theory]
    [InlineData(LambdaFaultKind.Slow)]
    [InlineData(LambdaFaultKind.Throttle)]
    [InlineData(LambdaFaultKind.ServiceException)]
    [InlineData(LambdaFaultKind.Crash)]
    public void WarmUp_ThatFails_DelaysNothing(LambdaFaultKind kind)
    {
        var scenario = ScenarioLibrary.Find("writer-endpoint")!;
        var run = ScenarioRun.Execute(
            scenario with
            {
                Faults =
                [
                    .. scenario.Faults,
                    .. Warmed.Select(f => new LambdaTrouble(Strike - Seconds(1), Seconds(4), kind, f, Delay: Seconds(60), Times: 1)),
                ],
            },
            seed: 1);

        run.Outcome.ShouldBe(scenario.Expected);
        var undisturbed = ScenarioRun.Execute(scenario, seed: 1);
        (run.Main!.Execution.StartedAt - undisturbed.Main!.Execution.StartedAt).TotalSeconds.ShouldBe(0, 0.5);
    }
}
