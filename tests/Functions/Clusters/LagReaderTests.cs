using System.Globalization;
using Amazon.CloudWatch.Model;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Clusters;

public sealed class LagReaderTests
{
    private static readonly List<Datapoint> Figures =
        [new() { Timestamp = Sample.Now.AddMinutes(-2).UtcDateTime, Maximum = 400 },
            new() { Timestamp = Sample.Now.AddMinutes(-1).UtcDateTime, Maximum = 700 }];

    [Fact]
    public async Task Read_FiguresOfTheCluster_AreTheNewestInSeconds()
    {
        using var cloudWatch =
            new FakeCloudWatch { Lag = Figures, LagBySource = [new() { Timestamp = Sample.Now.UtcDateTime, Maximum = 1 }] };
        (await ReadAsync(cloudWatch, "us-east-1")).ShouldBe(new LagReading(Sample.Now.AddMinutes(-1), 0.7, IsGrowing: false));
        cloudWatch.LagAsked!.Dimensions.Select(d => d.Name).ShouldBe(["DBClusterIdentifier"]);
    }

    [Fact]
    public async Task Read_FiguresBySourceRegion_AreFoundToo()
    {
        using var cloudWatch = new FakeCloudWatch { Lag = [], LagBySource = Figures };
        (await ReadAsync(cloudWatch, "us-east-1")).ShouldBe(new LagReading(Sample.Now.AddMinutes(-1), 0.7, IsGrowing: false));
        cloudWatch.LagAsked!.Dimensions.Select(d => $"{d.Name}={d.Value}")
            .ShouldBe(["DBClusterIdentifier=orders-eu", "SourceRegion=us-east-1"]);
    }

    [Fact]
    public async Task Read_PrimaryUnknown_AsksForTheClusterAlone()
    {
        using var cloudWatch = new FakeCloudWatch { LagBySource = Figures };
        (await ReadAsync(cloudWatch, null)).ShouldBeNull();
    }

    [Fact]
    public async Task Read_Question_IsTheMaximumOfEachMinuteOfFourHours()
    {
        using var cloudWatch = new FakeCloudWatch { Lag = Figures };
        await ReadAsync(cloudWatch, null);
        var asked = cloudWatch.LagAsked!;
        (asked.StartTime, asked.EndTime, asked.Period).ShouldBe((Sample.Now.AddHours(-4).UtcDateTime, Sample.Now.UtcDateTime, 60));
        asked.Statistics.ShouldBe(["Maximum"]);
    }

    /// <summary>CloudWatch returns the minutes in any order.</summary>
    [Theory]
    [InlineData("300,400,500", true)]
    [InlineData("300,200,301", true)]
    [InlineData("900,300,400,500", true)]
    [InlineData("500,400,500", false)]
    [InlineData("500,600,400", false)]
    [InlineData("300,900", false)]
    public async Task Read_ThreeMinutes_TellWhetherItGrows(string figures, bool grows)
    {
        var minutes = figures.Split(',').Reverse()
            .Select(
            (f, i) =>
            new Datapoint
            {
                Timestamp = Sample.Now.AddMinutes(-1 - i).UtcDateTime,
                Maximum = double.Parse(f, CultureInfo.InvariantCulture),
            });
        using var cloudWatch =
            new FakeCloudWatch
            {
                Lag = [
                .. minutes, new Datapoint { Timestamp = Sample.Now.UtcDateTime }, new Datapoint { Maximum = 9000 }]
            };
        (await ReadAsync(cloudWatch, null)).ShouldNotBeNull().IsGrowing.ShouldBe(grows);
    }

    [Fact]
    public async Task Read_Throttled_IsThrottled()
    {
        using var cloudWatch = new FakeCloudWatch { LagError = Faults.Throttled };
        (await Should.ThrowAsync<AwsThrottledException>(() => ReadAsync(cloudWatch, null))).Message.ShouldContain(
            "cloudwatch:GetMetricStatistics");
    }

    private static Task<LagReading?> ReadAsync(FakeCloudWatch cloudWatch, string? source) =>
        new LagReader(cloudWatch).ReadAsync("orders-eu", source, Sample.Now, CancellationToken.None);
}
