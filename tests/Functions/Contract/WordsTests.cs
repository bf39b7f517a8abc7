using CsCheck;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Contract;

public sealed class WordsTests
{
    [Theory]
    [InlineData(StandDownCause.AnotherRunning, "another-running")]
    [InlineData(StandDownCause.Paused, "paused")]
    public void Kebab_Value_IsAWordThatPeopleType(StandDownCause value, string word) => Words.Kebab(value).ShouldBe(word);

    [Fact]
    public void Of_Enumeration_NamesAllWords() => Words.Of<Outcome>().ShouldBe("recovered or stood-down or drilled or unrecovered");

    [Fact]
    public void TryParse_AnyValuesWord_IsThatValue() => Gen.Enum<ProbeOutcome>().Sample(value =>
    {
        Words.TryParse<ProbeOutcome>(Words.Kebab(value), out var parsed).ShouldBeTrue();
        parsed.ShouldBe(value);
    });

    [Theory]
    [InlineData("")]
    [InlineData("Act")]
    [InlineData("0")]
    [InlineData("act ")]
    public void TryParse_OtherText_IsNoWord(string text) => Words.TryParse<Mode>(text, out _).ShouldBeFalse();
}
