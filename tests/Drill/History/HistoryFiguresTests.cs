using Failover.Drill.History;

namespace Failover.Tests.Drill.History;

/// <summary>The figures over many executions.</summary>
public sealed class HistoryFiguresTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Csv_WithWhatASpreadsheetWouldRun_IsHarmless()
    {
        var one = Execution("a") with { Why = "=HYPERLINK(\"http://x\",\"y\")\nnext" };

        HistoryDocument.From([one]).ToCsv().Split("\r\n")[1].ShouldContain("\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\") next\"");
    }

    [Fact]
    public void Due_NothingProven_IsNow() => DueDecision.Decide(
        [Execution("a") with { Outcome = "stood-down", Kind = ExecutionKind.FalseAlarm }, Execution("b") with { Outcome = "unrecovered" }],
        TimeSpan.FromDays(90), Now).ShouldBe(new DueDecision(null, Now, IsOverdue: true));

    [Fact]
    public void Outages_OfMany_AreNearestRanks()
    {
        var many = Enumerable.Range(1, 200).Select(i => Execution($"{i}") with { OutageSeconds = i, ObjectiveMet = i <= 150 });

        Outages.From(many).ShouldBe(new Outages(200, 100, 198, 150, 50));
        Outages.From([Execution("a")]).ShouldBeNull();
    }

    [Fact]
    public void Comparison_OfTwo_NamesWhatDiffersAlone() => Comparison.Of(
        Execution("a") with { OutageSeconds = 20 }, Execution("b") with { OutageSeconds = 34.5, ObjectiveMet = true })
        .Differences.ShouldBe([new Difference("outage", "20 s", "34.5 s"), new Difference("objective met", "", "yes")]);

    private static PastExecution Execution(string name) => new()
    {
        Execution = $"arn:aws:states:us-east-1:123456789012:execution:m:{name}",
        StartedAt = Now,
        Kind = ExecutionKind.Real,
        StartedBy = "a person",
        Outcome = "recovered",
    };
}
