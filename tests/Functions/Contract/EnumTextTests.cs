using CsCheck;
using Failover.Functions.Contract;

namespace Failover.Tests.Functions.Contract;

public sealed class EnumTextTests
{
    [Theory]
    [InlineData(StandDownCause.AnotherRunning, "another-running")]
    [InlineData(StandDownCause.Paused, "paused")]
    public void Kebab_Value_IsAWordThatPeopleType(StandDownCause value, string word) => EnumText.Kebab(value).ShouldBe(word);

    [Fact]
    public void Of_Enumeration_NamesAllWords() =>
        EnumText.List<Outcome>().ShouldBe("recovered or stood-down or drilled or unrecovered or monitoring-fault");

    [Fact]
    public void TryParse_AnyValuesWord_IsThatValue() => Gen.Enum<ProbeOutcome>().Sample(value =>
    {
        EnumText.TryParse<ProbeOutcome>(EnumText.Kebab(value), out var parsed).ShouldBeTrue();
        parsed.ShouldBe(value);
    });

    [Theory]
    [InlineData("")]
    [InlineData("Act")]
    [InlineData("0")]
    [InlineData("act ")]
    public void TryParse_OtherText_IsNotAWord(string text) => EnumText.TryParse<Mode>(text, out _).ShouldBeFalse();
}
