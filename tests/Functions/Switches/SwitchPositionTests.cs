using Failover.Functions.Contract;
using Failover.Functions.Switches;

namespace Failover.Tests.Functions.Switches;

public sealed class SwitchPositionTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 17, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Primary", "Off", "Off", "Here")]
    [InlineData("Primary", "Off", "On", "There")]
    [InlineData("Primary", "On", "On", "Here")]
    [InlineData("Primary", "On", "Off", "Here")]
    [InlineData("Primary", "On", "Unknown", "Here")]
    [InlineData("Primary", "Off", "Unknown", "Unknown")]
    [InlineData("Secondary", "Off", "Off", "There")]
    [InlineData("Secondary", "On", "Off", "Here")]
    [InlineData("Secondary", "On", "On", "There")]
    [InlineData("Secondary", "Off", "Unknown", "There")]
    [InlineData("Secondary", "On", "Unknown", "Unknown")]
    public void Lead_IsWhatRoute53Answers(string role, string own, string other, string lead) =>
        Position(role, own, other).Lead.ToString().ShouldBe(lead);

    [Theory]
    [InlineData("Off", "Off")]
    [InlineData("Off", "On")]
    [InlineData("On", "On")]
    [InlineData("On", "Off")]
    public void Lead_OfBothRegions_IsNeverBothNorNeither(string primary, string secondary) =>
        (Position("Primary", primary, secondary).Lead == SwitchLead.Here)
            .ShouldBe(Position("Secondary", secondary, primary).Lead == SwitchLead.There);

    [Theory]
    [InlineData("Off", "Off")]
    [InlineData("Off", "On")]
    [InlineData("On", "On")]
    [InlineData("On", "Off")]
    public void Mirrored_IsWhatTheOtherRegionSees(string own, string other) =>
        (Position("Primary", own, other).Mirrored, Position("Secondary", own, other).Mirrored)
            .ShouldBe((Position("Secondary", other, own), Position("Primary", other, own)));

    [Theory]
    [InlineData("Primary", "Off", "Off", true)]
    [InlineData("Primary", "On", "Off", false)]
    [InlineData("Primary", "On", "On", false)]
    [InlineData("Secondary", "On", "Off", true)]
    [InlineData("Secondary", "Off", "Off", false)]
    [InlineData("Secondary", "On", "Unknown", false)]
    public void IsBase_OnlyIfTheOtherRegionCouldTakeOverByItself(string role, string own, string other, bool expected) =>
        Position(role, own, other).IsBase.ShouldBe(expected);

    [Fact]
    public void Primary_WhoseOtherIsUnreachable_TurnsItsOwnSwitchOnOnce()
    {
        Position("Primary", "Off", "Unknown").OwnWanted(otherIsOff: false, Now).ShouldBe(SwitchSide.On);
        Position("Primary", "On", "Unknown").OwnWanted(otherIsOff: false, Now).ShouldBeNull();
    }

    [Fact]
    public void Primary_WhoseOtherIsTurnedOff_LeavesItsOwnAlone()
    {
        var position = Position("Primary", "Off", "On");
        position.OtherWanted.ShouldBe(SwitchSide.Off);
        position.OwnWanted(otherIsOff: true, Now).ShouldBeNull();
    }

    [Fact]
    public void Primary_WhoseSwitchIsLeftOn_TurnsItOffOnlyOnceTheOtherHasBeenOffForLong()
    {
        var position = Position("Primary", "On", "Off");
        position.OwnWanted(otherIsOff: true, Now).ShouldBeNull();
        (position with { OtherSince = Now - SwitchPosition.Settling + TimeSpan.FromSeconds(1) }).OwnWanted(otherIsOff: true, Now)
            .ShouldBeNull();
        (position with { OtherSince = Now - SwitchPosition.Settling }).OwnWanted(otherIsOff: true, Now).ShouldBe(SwitchSide.Off);
        (Position("Primary", "On", "On") with { OtherSince = Now - SwitchPosition.Settling }).OwnWanted(otherIsOff: true, Now)
            .ShouldBeNull();
    }

    [Fact]
    public void Secondary_TurnsItsOwnOnAndTheOtherOff()
    {
        Position("Secondary", "Off", "On").OwnWanted(otherIsOff: false, Now).ShouldBe(SwitchSide.On);
        Position("Secondary", "Off", "On").OtherWanted.ShouldBe(SwitchSide.Off);
        Position("Secondary", "On", "Off").OwnWanted(otherIsOff: true, Now).ShouldBeNull();
        Position("Secondary", "On", "Off").OtherWanted.ShouldBeNull();
    }

    private static SwitchPosition Position(string role, string own, string other) =>
        new(Enum.Parse<SwitchRole>(role), Enum.Parse<SwitchSide>(own), Enum.Parse<SwitchSide>(other));
}
