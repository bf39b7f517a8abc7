using Amazon.CloudWatch.Model;
using Failover.Functions.ChooseRegion;
using Failover.Tests.Fakes;

namespace Failover.Tests.ChooseRegion;

public sealed class LagReaderTests
{
    private static readonly List<Datapoint> Figures =
        [new() { Timestamp = Sample.Now.AddMinutes(-2).UtcDateTime, Maximum = 400 }, new() { Timestamp = Sample.Now.AddMinutes(-1).UtcDateTime, Maximum = 700 }];

    [Fact]
    public async Task Read_FiguresOfTheCluster_AreTheNewestInSeconds()
    {
        using var cloudWatch = new FakeCloudWatch { Lag = Figures };
        (await ReadAsync(cloudWatch, "us-east-1")).ShouldBe(new LagReading(Sample.Now.AddMinutes(-1), 0.7, IsGrowing: false));
        cloudWatch.LagAsked!.Dimensions.Select(d => d.Name).ShouldBe(["DBClusterIdentifier"]);
    }

    [Fact]
    public async Task Read_FiguresBySourceRegion_AreFoundToo()
    {
        using var cloudWatch = new FakeCloudWatch { Lag = [], LagBySource = Figures };
        (await ReadAsync(cloudWatch, "us-east-1")).ShouldBe(new LagReading(Sample.Now.AddMinutes(-1), 0.7, IsGrowing: false));
        cloudWatch.LagAsked!.Dimensions.Select(d => $"{d.Name}={d.Value}").ShouldBe(["DBClusterIdentifier=orders-eu", "SourceRegion=us-east-1"]);
    }

    [Fact]
    public async Task Read_PrimaryUnknown_AsksForTheClusterAlone()
    {
        using var cloudWatch = new FakeCloudWatch { LagBySource = Figures };
        (await ReadAsync(cloudWatch, null)).ShouldBeNull();
    }

    private static Task<LagReading?> ReadAsync(FakeCloudWatch cloudWatch, string? source) =>
        new LagReader(cloudWatch).ReadAsync("orders-eu", source, Sample.Now, CancellationToken.None);
}
