using Failover.Drill.Scenarios;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Steps.FlipSwitch;

/// <summary>Record mode switch from end to end: both regions' stacks, without Route 53's control plane.</summary>
public sealed class SwitchedRegionsTests
{
    [Fact]
    public void RegionLostAndControlPlaneDown_StandbyTakesOver()
    {
        var run = ScenarioRun.Execute(ScenarioLibrary.Find("control-plane-down")!, seed: 1);
        var (record, standby) = (run.World.Spec.Record, run.World.Global.Regions[1]);

        run.World.Spec.HasSwitch.ShouldBeTrue();
        run.Complaint.ShouldBeNull();
        (run.Main!.Execution.Status.Value, run.Main.Report!.Outcome).ShouldBe(("SUCCEEDED", Outcome.Recovered));
        run.Main.Execution.Output.ShouldNotBeNull().ShouldContain($"switched {record} to {standby.Name}");
        standby.Resolver.Resolve(record).CanonicalNames[0].ShouldBe(standby.DocumentDb.Clusters[0].Endpoint);
        run.World.Global.Regions.SelectMany(region => region.Core.Gate.Calls)
            .ShouldNotContain(call => call.Action.StartsWith("route53:", StringComparison.Ordinal));
    }
}
