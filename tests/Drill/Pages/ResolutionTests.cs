using Failover.Drill.Pages.Model;
using Failover.Drill.Pages.Sections;

namespace Failover.Tests.Drill.Pages;

/// <summary>A timeline draws what can be seen, however long it is.</summary>
public sealed class ResolutionTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 17, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Spans_OfADay_BecomeFew_AndCoverTheSameTime()
    {
        var day = new Window(Start, Start, Start.AddDays(1));
        var spans = Enumerable.Range(0, 10_000).Select(i => Loop(i, seconds: 8)).ToList();
        var shown = Resolution.Of(spans, day).ToList();

        shown.Count.ShouldBeInRange(300, 1000);
        shown[0].From.ShouldBe(spans[0].From);
        shown[^1].Until.ShouldBe(spans[^1].Until);
        shown.Zip(shown.Skip(1)).ShouldAllBe(static pair => pair.First.Until == pair.Second.From);
        shown.ShouldAllBe(static span => span.Kind == SpanKind.Waiting);
        shown[0].Label.ShouldMatch("^CheckWriter, WaitForWriter: \\d+ in all$");
    }

    [Fact]
    public void Spans_ThatCanBeToldApart_StayAsTheyAre()
    {
        var minute = new Window(Start, Start, Start.AddMinutes(1));
        var spans = Enumerable.Range(0, 20).Select(i => Loop(i, seconds: 3)).ToList();

        Resolution.Of(spans, minute).ShouldBe(spans);
    }

    [Fact]
    public void Span_ThatLastsToTheEnd_StaysOpen()
    {
        var minute = new Window(Start, Start, Start.AddMinutes(1));
        var open = new Span(Start.AddSeconds(59.99), null, SpanKind.Bad, "in ALARM");

        Resolution.Of([new Span(Start.AddSeconds(59.98), Start.AddSeconds(59.99), SpanKind.Good, "up"), open], minute)
            .ShouldHaveSingleItem().ShouldBe(new Span(Start.AddSeconds(59.98), null, SpanKind.Bad, "up, in ALARM"));
    }

    [Fact]
    public void Marks_OfADay_BecomeFew_AndNameTheFirst()
    {
        var day = new Window(Start, Start, Start.AddDays(1));
        var marks = Enumerable.Range(0, 86_400).Select(i => new Mark(Start.AddSeconds(i), $"beat {i}")).ToList();
        var shown = Resolution.Of(marks, day).ToList();

        shown.Count.ShouldBeInRange(300, 501);
        shown[0].Label.ShouldStartWith("beat 0, beat 1, beat 2: ");
    }

    /// <summary>A quarter of it works, the rest waits.</summary>
    private static Span Loop(int i, double seconds)
    {
        var (from, share) = (Start.AddSeconds(i * seconds), i % 2 == 0);
        return share
            ? new Span(from, from.AddSeconds(seconds / 4), SpanKind.Working, "CheckWriter")
            : new Span(
                Start.AddSeconds(((i - 1) * seconds) + (seconds / 4)), Start.AddSeconds((i + 1) * seconds), SpanKind.Waiting,
                "WaitForWriter");
    }
}
