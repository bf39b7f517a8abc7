using System.Globalization;
using Failover.LocalCloud.EventBridge;

namespace Failover.Tests.LocalCloud.Scheduler;

/// <summary>When schedules fire, in their time zones, as EventBridge Scheduler's user guide has it.</summary>
public sealed class ScheduleTimesTests
{
    [Theory]
    [InlineData("cron(0 10 ? 1/3 TUE#1 *)", "Europe/Berlin", "2026-11-30T00:00:00Z", "2027-01-05T09:00:00Z")]
    [InlineData("cron(0 10 ? 1/3 TUE#1 *)", "Europe/Berlin", "2027-02-01T00:00:00Z", "2027-04-06T08:00:00Z")]
    [InlineData("cron(0 10 L * ? *)", "UTC", "2027-02-01T00:00:00Z", "2027-02-28T10:00:00Z")]
    [InlineData("cron(0 10 LW * ? *)", "UTC", "2027-02-01T00:00:00Z", "2027-02-26T10:00:00Z")]
    [InlineData("cron(0 10 15W * ? *)", "UTC", "2027-05-01T00:00:00Z", "2027-05-14T10:00:00Z")]
    [InlineData("cron(0 10 1W * ? *)", "UTC", "2027-05-01T00:00:00Z", "2027-05-03T10:00:00Z")]
    [InlineData("cron(0 10 ? * FRIL *)", "UTC", "2027-02-01T00:00:00Z", "2027-02-26T10:00:00Z")]
    [InlineData("cron(0 10 ? * L *)", "UTC", "2027-02-01T00:00:00Z", "2027-02-06T10:00:00Z")]
    [InlineData("cron(0 9 ? * MON-FRI *)", "America/New_York", "2026-12-04T23:00:00Z", "2026-12-07T14:00:00Z")]
    [InlineData("at(2027-03-01T02:00:00)", "Asia/Tokyo", "2026-11-30T00:00:00Z", "2027-02-28T17:00:00Z")]
    [InlineData("rate(12 hours)", "UTC", "2026-11-30T00:00:00Z", "2026-11-30T12:00:00Z")]
    public void Next_OfAnExpression_IsTheFirstAfterNow(string text, string zone, string now, string next) =>
        Next(text, zone, now).ShouldBe(At(next));

    /// <summary>On 28 March 2027, 02:30 does not exist in Berlin: that day is skipped.</summary>
    [Fact]
    public void Next_WhereClocksGoForward_SkipsTheTimeThatDoesNotExist() =>
        Next("cron(30 2 * * ? *)", "Europe/Berlin", "2027-03-27T12:00:00Z").ShouldBe(At("2027-03-29T00:30:00Z"));

    /// <summary>On 25 October 2026, 02:30 exists twice in Berlin: it fires the first time only.</summary>
    [Fact]
    public void Next_WhereClocksGoBack_FiresOnce()
    {
        Next("cron(30 2 * * ? *)", "Europe/Berlin", "2026-10-24T12:00:00Z").ShouldBe(At("2026-10-25T00:30:00Z"));
        Next("cron(30 2 * * ? *)", "Europe/Berlin", "2026-10-25T00:30:00Z").ShouldBe(At("2026-10-26T01:30:00Z"));
    }

    [Theory]
    [InlineData("at(2026-03-01T02:00:00)", "UTC")]
    [InlineData("at(2027-03-28T02:30:00)", "Europe/Berlin")]
    [InlineData("cron(0 10 31 2 ? *)", "UTC")]
    [InlineData("cron(0 10 1 1 ? 2020)", "UTC")]
    public void Next_OfATimeThatNeverComes_IsNone(string text, string zone) => Next(text, zone, "2026-11-30T00:00:00Z").ShouldBeNull();

    [Theory]
    [InlineData("at(2027-03-01 02:00:00)")]
    [InlineData("cron(0 10 * * * *)")]
    [InlineData("cron(0 10 ? 1/3 TUE#6 *)")]
    [InlineData("cron(0 10 32W * ? *)")]
    [InlineData("rate(1 days)")]
    [InlineData("every monday")]
    public void ParseSchedule_Slip_SaysWhatIsExpected(string text) => Should.Throw<FormatException>(
        () => ScheduleExpression.ParseSchedule(text)).Message.ShouldContain($"found '{text}'");

    /// <summary>A rule has no one-time schedules.</summary>
    [Fact]
    public void Parse_OfARule_RefusesAt() => Should.Throw<FormatException>(() => ScheduleExpression.Parse("at(2027-03-01T02:00:00)"));

    private static DateTimeOffset? Next(string text, string zone, string now) =>
        ScheduleExpression.ParseSchedule(text).Next(At(now), TimeZoneInfo.FindSystemTimeZoneById(zone));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
