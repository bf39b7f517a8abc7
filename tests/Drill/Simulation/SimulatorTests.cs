using Failover.Drill.Simulation;

namespace Failover.Tests.Drill.Simulation;

public sealed class SimulatorTests
{
    private static readonly Lazy<SimulationDocument> Document = new(() => new Simulator(300, seed: 1).Run());

    [Fact]
    public void Simulator_ThreeHundredRuns_HaveNoViolations() => Document.Value.Violations.ShouldBeEmpty();

    [Fact]
    public void Simulator_ThreeHundredRuns_CoverAllOutcomes()
    {
        foreach (var outcome in new[] { "recovered", "stood-down", "unrecovered", "drilled", "none" })
        {
            Document.Value.Outcomes.GetValueOrDefault(outcome).ShouldBeGreaterThan(0, outcome);
        }

        Document.Value.Swaps.ShouldBeGreaterThan(50);
    }

    [Fact]
    public void Simulator_ThreeHundredRuns_ScheduleEveryKindOfFault() =>
        FaultKinds.All.Select(k => k.Name).Except(Document.Value.Faults.Keys).ShouldBeEmpty();

    [Fact]
    public void Simulator_SameSeedOnOtherThreads_FindsTheSame()
    {
        var (first, second) = (new Simulator(40, seed: 7).Run(), new Simulator(40, seed: 7).Run());
        second.Outcomes.ShouldBe(first.Outcomes);
        second.Faults.ShouldBe(first.Faults);
        second.LeftElsewhere.ShouldBe(first.LeftElsewhere);
        (second.Swaps, second.Overtaken, second.ByHand).ShouldBe((first.Swaps, first.Overtaken, first.ByHand));
    }

    [Fact]
    public void SimulationRun_SameCase_HasTheSameTrace()
    {
        var simulated = SimulationCase.Draw(SimulationCase.SeedOf(1, 3));
        SimulationRun.Execute(simulated).Trace.ShouldBe(SimulationRun.Execute(simulated).Trace);
    }
}
