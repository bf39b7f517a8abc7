using Amazon.CloudWatch.Model;
using Failover.Functions.Clusters;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Clusters;

public sealed class WasSecondaryTests
{
    private readonly FakeCloudWatch cloudWatch = new();

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(false, true, true)]
    public async Task WasSecondary_LagOfEitherDimension_IsSeen(bool own, bool bySource, bool expected)
    {
        List<Datapoint> points = [new Datapoint { Timestamp = Sample.Now.UtcDateTime, Maximum = 1 }];
        (cloudWatch.Lag, cloudWatch.LagBySource) = (own ? points : [], bySource ? points : []);
        (await WasAsync(TimeSpan.FromHours(1))).ShouldBe(expected);
    }

    [Fact]
    public async Task WasSecondary_LessThanAMinute_AsksNobody()
    {
        (await WasAsync(TimeSpan.FromSeconds(40))).ShouldBeFalse();
        cloudWatch.LagAsked.ShouldBeNull();
    }

    /// <summary>At most 1,440 data points, whole periods after the proof.</summary>
    [Theory]
    [InlineData(1, 60)]
    [InlineData(24, 60)]
    [InlineData(48, 300)]
    [InlineData(720, 3600)]
    public async Task WasSecondary_LongAgo_AsksForLongerPeriods(int hours, int period)
    {
        await WasAsync(TimeSpan.FromHours(hours));
        var asked = cloudWatch.LagAsked.ShouldNotBeNull();
        asked.Period.ShouldBe(period);
        ((asked.EndTime - asked.StartTime).ShouldNotBeNull().TotalSeconds / period).ShouldBeLessThanOrEqualTo(1440);
        asked.StartTime.ShouldNotBeNull().ShouldBeGreaterThan((Sample.Now - TimeSpan.FromHours(hours)).UtcDateTime);
        (new DateTimeOffset(asked.StartTime!.Value, TimeSpan.Zero).ToUnixTimeSeconds() % period).ShouldBe(0);
    }

    private Task<bool> WasAsync(TimeSpan ago) =>
        new LagReader(cloudWatch).WasSecondaryAsync("orders", ["eu-west-1"], Sample.Now - ago, Sample.Now, CancellationToken.None);
}
