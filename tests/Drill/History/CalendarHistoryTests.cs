using System.CommandLine;
using Failover.Drill.Commands;
using Failover.Drill.History;
using Failover.Drill.Scenarios;

namespace Failover.Tests.Drill.History;

/// <summary>Drills on the calendar in the history: held, and skipped.</summary>
public sealed class CalendarHistoryTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Fact]
    public void History_OfASkippedDrill_SaysWhyAndIsNoDrill()
    {
        Play("calendar-paused");

        var one = Read().Single();

        (one.Kind, one.Outcome, one.StartedBy, one.Cluster).ShouldBe((ExecutionKind.Skipped, "skipped", "the schedule", "orders-prod"));
        one.Why.ShouldNotBeNull().ShouldStartWith("failovers are paused (mode: paused, from the tag");
        one.Evidence.ShouldNotBeNull().ShouldEndWith("SKIPPED.json");
        one.Sha256.ShouldNotBeNull();
        DueDecision.Decide([one], TimeSpan.FromDays(90), Now).ShouldBe(new DueDecision(null, Now, IsOverdue: true, one));
    }

    [Fact]
    public void History_OfAHeldDrill_NamesTheScheduleAndItsDate()
    {
        Play("calendar-held");

        var held = Read().Single(static one => one.Kind == ExecutionKind.Drill);

        (held.Outcome, held.StartedBy).ShouldBe(("drilled", "the schedule"));
        held.Why.ShouldBe("calendar drill of 2026-11-22T17:15:00Z, started by the schedule");
    }

    /// <summary>The drill of 22 November makes the next one due on 20 February; the calendar holds one before.</summary>
    [Theory]
    [InlineData("cron(0 10 ? 1/3 TUE#1 *)", "Europe/Berlin", "The calendar holds the next one on 2027-01-05T09:00:00Z.")]
    [InlineData("at(2027-06-01T10:00:00)", "UTC", "The calendar holds the next one on 2027-06-01T10:00:00Z, after it is due.")]
    public void Due_WithASchedule_SaysWhatTheCalendarHolds(string schedule, string zone, string told)
    {
        Play("calendar-held");
        using var output = new StringWriter();

        HistoryCommand.Read(
            new InvocationConfiguration { Output = output, Error = output }, folder,
            new HistoryCommand.Choices(null, "table", Due: true, TimeSpan.FromDays(90)) { Calendar = CalendarOption.Read(schedule, zone) },
            new FixedTime(Now)).ShouldBe(ExitCodes.Passed);

        output.ToString().ShouldContain("The next drill is due on 2027-02-20T");
        output.ToString().ShouldContain(told);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Play(string name) =>
        EvidenceExport.Write(ScenarioRun.Execute(ScenarioLibrary.Find(name)!, seed: 1).World, Path.Combine(folder, name));

    private IReadOnlyList<PastExecution> Read() => HistoryDecision.From(EvidenceFolder.Read(folder).Pieces);

    private sealed class FixedTime(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
