using Failover.Functions.Plans;

namespace Failover.Tests.Functions.Plans;

public sealed class EventTimeTests
{
    [Theory]
    [InlineData("2026-11-22T17:04:40.985+0000")]
    [InlineData("2026-11-22T17:04:40.985+00:00")]
    [InlineData("2026-11-22T17:04:40.985Z")]
    [InlineData("2026-11-22T18:04:40.985+0100")]
    [InlineData("2026-11-22T12:04:40.985-05:00")]
    [InlineData("2026-11-22T12:04:40.9850000-0500")]
    public void TryParse_AwsAndIsoForms_AreTheSameMoment(string text)
    {
        EventTime.TryParse(text, out var time).ShouldBeTrue();
        time.ShouldBe(new DateTimeOffset(2026, 11, 22, 17, 4, 40, 985, TimeSpan.Zero));
        time.Offset.ShouldBe(TimeSpan.Zero);
    }

    [Theory]
    [InlineData("2026-11-22T17:04:40Z")]
    [InlineData("2026-11-22T17:04:40+0000")]
    [InlineData("2026-11-22T18:34:40+01:30")]
    public void TryParse_WholeSeconds_AreRead(string text)
    {
        EventTime.TryParse(text, out var time).ShouldBeTrue();
        time.ShouldBe(new DateTimeOffset(2026, 11, 22, 17, 4, 40, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("")]
    [InlineData("+0000")]
    [InlineData("yesterday")]
    [InlineData("2026-11-22")]
    [InlineData("2026-11-22T17:04:40")]
    [InlineData("22.11.2026 17:04:40")]
    [InlineData("2026-13-22T17:04:40Z")]
    [InlineData("2026-11-22T17:04:40+00x0")]
    [InlineData("2026-11-22T17:04:40.12345678Z")]
    [InlineData("2026-11-22T17:04:40Z ")]
    [InlineData("0001-01-01T00:00:00+1400")]
    public void TryParse_WhatIsNotATime_IsRefused(string text) => EventTime.TryParse(text, out _).ShouldBeFalse();
}
