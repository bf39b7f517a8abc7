using System.Diagnostics;
using Failover.Drill.Scenarios;
using Failover.LocalCloud.Time;
using Xunit.Abstractions;

namespace Failover.Tests.Drill.Scenarios;

/// <summary>Prints what one warm simulated failover costs. Asserts the amount of work, never the time.</summary>
public sealed class RunSpeedTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("writer-crash")]
    [InlineData("writer-endpoint")]
    public void Execute_Warm_PrintsItsCost(string name)
    {
        var scenario = ScenarioLibrary.Find(name)!;
        for (var i = 0; i < 50; i++)
        {
            ScenarioRun.Execute(scenario, i).Passed.ShouldBeTrue();
        }

        var times = new List<double>();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var run = ScenarioRun.Execute(scenario, 50);
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        for (var i = 0; i < 50; i++)
        {
            var start = Stopwatch.GetTimestamp();
            ScenarioRun.Execute(scenario, 50 + i);
            times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        times.Sort();
        output.WriteLine(
            $"{name}: median {times[times.Count / 2]:0.00} ms, best {times[0]:0.00} ms; {allocated / 1024} KB allocated, "
            + $"{run.World.Cloud.Core.Journal.Entries.Count} happenings, {run.World.Cloud.Lambda.Invocations.Count} invocations");
        run.Passed.ShouldBeTrue();
    }
}
