using CsCheck;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Contract;

public sealed class ReportTextTests
{
    [Theory]
    [InlineData(null, null)]
    [InlineData("", null)]
    [InlineData("\u200b\u2028\t", null)]
    [InlineData("  by\r\n\r\nhand  ", "by hand")]
    [InlineData("a\u202eb", "a b")]
    [InlineData("Störung 🙂", "Störung 🙂")]
    public void From_Text_IsOneLineOrNone(string? text, string? line) => ReportText.From(text).ShouldBe(line);

    [Fact]
    public void From_LongText_IsCutBetweenCharacters()
    {
        var line = ReportText.From(string.Concat(Enumerable.Repeat("🙂", 2000))).ShouldNotBeNull();
        line.Length.ShouldBeLessThanOrEqualTo(ReportText.Longest);
        line.ShouldEndWith("🙂…");
    }

    [Fact]
    public void From_AnyText_IsOneVisibleLineWithinTheLimit() => Gen.String.Sample(
        text =>
        {
            if (ReportText.From(text) is { } line)
            {
                line.Length.ShouldBeInRange(1, ReportText.Longest);
                line.ShouldNotContain(c => char.IsControl(c) || c == '\u2028' || c == '\u2029');
                line.EnumerateRunes().Sum(r => r.Utf16SequenceLength).ShouldBe(line.Length);
                ReportText.From(line).ShouldBe(line);
            }
        },
        iter: 3000);
}
