using Amazon.CloudWatch.Model;
using Failover.Functions.Steps.ReportOutcome;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.ReportOutcome;

public sealed class HeartbeatReaderTests
{
    private readonly FakeCloudWatch cloudWatch = new();

    /// <summary>
    /// As precise as CloudWatch still has it: by the second for 23 minutes, by ten seconds for three hours, otherwise by the minute.
    /// </summary>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(13, 1)]
    [InlineData(14, 10)]
    [InlineData(169, 10)]
    [InlineData(170, 60)]
    [InlineData(5000, 60)]
    public async Task ReadAsync_AnchorSoManyMinutesAgo_TakesTheFinestPeriodThatReachesIt(int minutes, int period)
    {
        var series = await ReadAsync(minutes, isEnough: true);
        series.Resolution.ShouldBe(TimeSpan.FromSeconds(period));
        var asked = cloudWatch.LagAsked.ShouldNotBeNull();
        asked.Period.ShouldBe(period);
        ((asked.EndTime!.Value - asked.StartTime!.Value).TotalSeconds / period).ShouldBeLessThan(1440 - 59);
    }

    [Fact]
    public async Task ReadAsync_NoProofYet_LooksFartherBack() =>
        (await ReadAsync(minutes: 0, isEnough: false)).Resolution.ShouldBe(TimeSpan.FromMinutes(1));

    [Fact]
    public async Task ReadAsync_PointsWithoutTimeOrFigure_AreLeftOut()
    {
        cloudWatch.Lag = [new Datapoint { Minimum = 1 }, new Datapoint { Timestamp = Sample.Now.UtcDateTime }];
        (await ReadAsync(minutes: 0, isEnough: true)).Points.ShouldBeEmpty();
    }

    private async Task<HeartbeatSeries> ReadAsync(int minutes, bool isEnough) =>
        (await new HeartbeatReader(cloudWatch, new(Sample.Settings), new FakeTimeProvider(Sample.Now))
            .ReadAsync("orders-prod", Sample.Now.AddMinutes(-minutes), _ => isEnough, CancellationToken.None)).Value.ShouldNotBeNull();
}
