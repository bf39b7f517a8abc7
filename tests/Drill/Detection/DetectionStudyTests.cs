using System.Text.Json;
using Failover.Drill.Detection;

namespace Failover.Tests.Drill.Detection;

public sealed class DetectionStudyTests
{
    [Theory]
    [InlineData("crash, refusing, promotion held")]
    [InlineData("crash, dropping, promotion held")]
    public void Death_NobodyPromoted_IsSeenByBothWitnessesInTime(string name)
    {
        var runs = DetectionStudy.Play(DetectionCases.Deaths.Single(one => one.Name == name), 8, seed: 11);

        runs.ShouldAllBe(run => run.Seconds["heartbeat-lost"] <= 40);
        runs.ShouldAllBe(run => run.Seconds["writer-silent"] <= 180);
        runs.ShouldAllBe(run => run.Seconds[DetectionRun.Start] <= 45);
    }

    /// <summary>From the writer's end to the start of the execution, by the beats.</summary>
    [Theory]
    [InlineData("crash, refusing, promotion held")]
    [InlineData("crash, dropping, promotion held")]
    [InlineData("demoted, no successor")]
    [InlineData("region lost")]
    public void Loss_OfEachKind_StartsAnExecutionInTime(string name) => DetectionStudy.Play(
        DetectionCases.Deaths.Single(one => one.Name == name), 8, seed: 31)
            .ShouldAllBe(run => run.Seconds[DetectionRun.Start] <= DetectionStudy.StartLimit);

    [Theory]
    [InlineData("idle cluster", 0)]
    [InlineData("telemetry gap", 1)]
    [InlineData("heartbeat's subnet cut off", 1)]
    [InlineData("metrics 60 to 90 s late", 0)]
    public void FalseAlarm_WriterIsWell_WritesNothing(string name, int least)
    {
        var runs = DetectionStudy.Play(DetectionCases.FalseAlarms.Single(one => one.Name == name), 6, seed: 21);

        runs.ShouldAllBe(run => run.Writes == 0 && run.Failovers == 0 && run.Mails <= DetectionStudy.MailLimit);
        runs.Sum(run => run.Verifications).ShouldBeGreaterThanOrEqualTo(least);
        if (least == 0)
        {
            runs.ShouldAllBe(run => run.Verifications == 0 && run.Seconds.Count == 0);
        }
    }

    [Fact]
    public void Study_OnSeveralThreads_GivesWhatOneThreadGives()
    {
        var one = DetectionCases.Deaths[0];
        var parallel = DetectionStudy.Play(one, 6, seed: 5);

        for (var i = 0; i < parallel.Length; i++)
        {
            JsonSerializer.Serialize(parallel[i]).ShouldBe(JsonSerializer.Serialize(DetectionRun.Play(one, 5 + i)));
        }
    }

    [Fact]
    public void Figure_OfSomeRuns_TakesNearestRanks()
    {
        var runs = Enumerable.Range(1, 100).Select(i => new DetectionRun(
            i > 50 ? new Dictionary<string, double> { ["w"] = i } : new Dictionary<string, double>(), 0, 0, 0, [], 0)).ToList();

        DetectionFigure.From("c", "w", runs).ShouldBe(new DetectionFigure("c", "w", 100, 0.5, 75, 100, 100));
        DetectionFigure.From("c", "never", runs).ShouldBe(new DetectionFigure("c", "never", 100, 0, null, null, null));
    }

    [Fact]
    public void Study_WithAWrite_HasNotPassed()
    {
        var clean = new FalseAlarmFigure("c", 1, 1, 1, 0, 0, new Dictionary<string, int>(), 1);
        var fast = new DetectionFigure("c", "heartbeat-lost", 1, 1, 30, 39, 40);

        var start = new DetectionFigure("c", DetectionRun.Start, 1, 1, 10, 16, 20);

        new DetectionStudy(1, 1, false, [fast, start], [clean]).Passed.ShouldBeTrue();
        new DetectionStudy(1, 1, false, [start with { P50 = 10.1 }], [clean]).Passed.ShouldBeFalse();
        new DetectionStudy(1, 1, false, [start with { P99 = 16.1 }], [clean]).Passed.ShouldBeFalse();
        new DetectionStudy(1, 1, false, [start with { Detected = 0.99 }], [clean]).Passed.ShouldBeFalse();
        new DetectionStudy(1, 1, false, [fast], [clean with { MostMails = 3 }]).Passed.ShouldBeFalse();
        new DetectionStudy(1, 1, false, [fast], [clean with { Writes = 1 }]).Passed.ShouldBeFalse();
        new DetectionStudy(1, 1, false, [fast], [clean with { Failovers = 1 }]).Passed.ShouldBeFalse();
        new DetectionStudy(1, 1, false, [fast with { P99 = 40.1 }], [clean]).Passed.ShouldBeFalse();
        new DetectionStudy(1, 1, false, [fast with { P99 = null }], [clean]).Passed.ShouldBeFalse();
        new DetectionStudy(1, 1, true, [fast, start], [clean]).Passed.ShouldBeFalse();
    }
}
