using CsCheck;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Contract;

public sealed class SnsSubjectTests
{
    [Fact]
    public void From_AnyText_IsWhatSnsTakes() => Gen.String.Sample(text =>
    {
        var subject = SnsSubject.From(text);
        subject.Length.ShouldBeLessThan(100);
        subject.ShouldAllBe(c => c >= ' ' && c <= '~');
    });

    [Theory]
    [InlineData(99, 99)]
    [InlineData(100, 99)]
    public void From_LongText_IsCutAt99(int length, int kept)
    {
        var subject = SnsSubject.From(new string('x', length));
        subject.Length.ShouldBe(kept);
        subject.EndsWith("...", StringComparison.Ordinal).ShouldBe(length > kept);
    }

    [Fact]
    public void From_LineBreakOrLetterOfAnotherScript_BecomesAQuestionMark() => SnsSubject.From("a\nb\u00e9").ShouldBe("a?b?");
}
