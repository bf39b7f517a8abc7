using Failover.Functions.Alarms;
using Failover.Functions.Steps.ReportOutcome;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class HeartbeatSeriesTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 22, 17, 0, 0, TimeSpan.Zero);

    /// <summary>Each sign is a heartbeat, 10 s after the one before: + answered, - failed, a space for none.</summary>
    [Theory]
    [InlineData("+++---", 55, 62, 20, 62, false)] // proven by the execution
    [InlineData("+++---+++", 55, 85, 20, 60, true)] // by a heartbeat before
    [InlineData("+++   +++", 55, 85, 20, 60, true)] // the missing ones breach the alarm, too
    [InlineData("++-+--+-++", 35, 95, 10, 80, true)] // on and off: from the first to the last
    [InlineData("+-+++++++++++++++++++++++---+", 285, 300, 240, 280, true)] // one of long before the alarm is another's
    [InlineData("+---++++++++++++++++", 215, 225, 0, 40, true)] // a slow witness's alarm, 175 s after the end
    public void Find_Outage_LiesBetweenTwoProofs(string beats, int anchor, int proven, int from, int until, bool isHeartbeat)
    {
        var gap = Find(beats, anchor, proven).ShouldNotBeNull();
        gap.ShouldBe(new ProofGap(At(from), At(until), isHeartbeat, IsSeen: true, HasFailed: beats.Contains('-')));
    }

    [Fact]
    public void Find_ABeatIsLateBeforeOneFails_BeginsWithTheOneThatFails() => Find("++ ++++--+", 65, 95).ShouldNotBeNull()
        .ShouldBe(new ProofGap(At(60), At(90), IsHeartbeat: true, IsSeen: true, HasFailed: true));

    [Fact]
    public void Find_NoProofBefore_DoesNotKnowTheStart() => Find("---", 15, 32)!.From.ShouldBeNull();

    [Fact]
    public void Find_NoHeartbeat_KnowsNothing() => Find("", 0, 30).ShouldBeNull();

    /// <summary>The newest heartbeats may not be visible yet: that is no outage.</summary>
    [Fact]
    public void Find_NewestNotSeenYet_MissesNone()
    {
        Find("++++", 5, 60).ShouldNotBeNull().IsSeen.ShouldBeFalse();
        Find("++++", 5, 80).ShouldNotBeNull().IsSeen.ShouldBeTrue();
    }

    [Fact]
    public void Find_NoneMissed_IsTheLongestTimeBetweenTwoSinceTheAnchor()
    {
        var points = new[] { 0, 16, 26, 38, 48 }.Select(s => new HeartbeatPoint(At(s), true)).ToList();
        var gap = new HeartbeatSeries(points, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1)).Find(At(20), At(50)).ShouldNotBeNull();
        gap.ShouldBe(new ProofGap(At(26), At(38), IsHeartbeat: true, IsSeen: false, HasFailed: false));
    }

    [Fact]
    public void Find_AnyAnchorThatSomebodyTyped_DoesNotOverflow()
    {
        foreach (var anchor in new[] { DateTimeOffset.MinValue, DateTimeOffset.MaxValue })
        {
            Should.NotThrow(() => Series("++--+").Find(anchor, At(50)));
        }
    }

    private static ProofGap? Find(string beats, int anchor, int proven) => Series(beats).Find(At(anchor), At(proven));

    private static HeartbeatSeries Series(string beats) => new(
        [.. beats.Select((sign, n) => (sign, n)).Where(b => b.sign != ' ').Select(b => new HeartbeatPoint(At(b.n * 10), b.sign == '+'))],
        TimeSpan.FromSeconds(10),
        TimeSpan.FromSeconds(1));

    private static DateTimeOffset At(int seconds) => Start + TimeSpan.FromSeconds(seconds);
}
