using Failover.LocalCloud.Faults;

namespace Failover.Tests.Functions.Steps.FlipSwitch;

/// <summary>Record mode switch from end to end: both regions' stacks, without Route 53's control plane.</summary>
public sealed class SwitchedStacksTests
{
    [Fact]
    public void RegionLostAndControlPlaneDown_StandbyTakesOver()
    {
        var stacks = new SwitchedStacks(1);
        stacks.World.Time.Run(async () =>
        {
            stacks.Deploy();
            await stacks.Wait(TimeSpan.FromMinutes(5));
            stacks.Answer.ShouldBe(stacks.Primary.Endpoint);
            var calls = Route53Calls();
            foreach (var fault in new Fault[]
            {
                new ControlPlaneOutage(stacks.World.Time.Elapsed, TimeSpan.FromHours(3)), new RegionOutage(stacks.World.Time.Elapsed, SwitchedStacks.Home),
            })
            {
                stacks.World.Region(SwitchedStacks.Standby).Schedule(fault);
            }

            await stacks.Wait(TimeSpan.FromMinutes(15));
            stacks.Answer.ShouldBe(stacks.Secondary.Endpoint);
            var execution = stacks.Executions(SwitchedStacks.Standby).First();
            (execution.Status.Value, execution.Output).ShouldSatisfyAllConditions(
                e => e.Value.ShouldBe("SUCCEEDED"),
                e => e.Output.ShouldNotBeNull().ShouldContain("\"outcome\":\"recovered\""),
                e => e.Output.ShouldNotBeNull().ShouldContain("switched db.shop.example to eu-west-1"));
            Route53Calls().ShouldBe(calls);
        });

        int Route53Calls() => stacks.World.Regions.Sum(r => r.Core.Gate.Calls.Count(c => c.Action.StartsWith("route53:", StringComparison.Ordinal)));
    }
}
