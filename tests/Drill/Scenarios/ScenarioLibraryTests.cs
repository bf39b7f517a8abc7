using Failover.Drill.Scenarios;

namespace Failover.Tests.Drill.Scenarios;

public sealed class ScenarioLibraryTests
{
    // The matrix runs seed 1.
    private static readonly int[] Seeds = [2, 3, 4];

    // Four hours of beats and more, which take as long to run as ten other scenarios: the matrix and the traces play them.
    private static readonly string[] Longest = ["very-long", "dns-pending-redrive", "redriven"];

    public static TheoryData<string, int> Runs
    {
        get
        {
            var runs = new TheoryData<string, int>();
            foreach (var scenario in ScenarioLibrary.All)
            {
                foreach (var seed in Longest.Contains(scenario.Name, StringComparer.Ordinal) ? [] : Seeds)
                {
                    runs.Add(scenario.Name, seed);
                }
            }

            return runs;
        }
    }

    [Theory]
    [MemberData(nameof(Runs))]
    public void Scenario_AnySeed_EndsAsExpectedAndKeepsTheInvariants(string name, int seed) =>
        CheckedRun.Execute(name, seed);

    [Theory]
    [InlineData("observe")]
    [InlineData("region-observed")]
    public void Scenario_Observe_DoesNotEvenTryToWrite(string name) =>
        Messages.NothingTried(ScenarioRun.Execute(ScenarioLibrary.Find(name)!, 1).World).ShouldBeTrue();
}
