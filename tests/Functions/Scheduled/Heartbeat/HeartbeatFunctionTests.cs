using System.Net;
using Failover.Functions.Contract;
using Failover.Functions.Probe;
using Failover.Functions.Scheduled.Heartbeat;
using Failover.LocalCloud.Time;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Scheduled.Heartbeat;

public sealed class HeartbeatFunctionTests
{
    private readonly FakeNetwork network = new();
    private readonly FakeMetrics metrics = new();
    private readonly VirtualTime time = new(Sample.Now);

    [Theory]
    [InlineData(10, 6)]
    [InlineData(30, 2)]
    [InlineData(60, 1)]
    public void Handle_Interval_FillsItsMinute(int interval, int beats)
    {
        Handle(interval).ShouldBe(new HeartbeatResult(beats, beats));
        metrics.Documents.Select(d => d.GetProperty("_aws").GetProperty("Timestamp").GetInt64())
            .ShouldBe(Enumerable.Range(0, beats).Select(i => (Sample.Now + TimeSpan.FromSeconds(i * interval)).ToUnixTimeMilliseconds()));
    }

    [Fact]
    public void Handle_WritablePrimary_BeatsAlive()
    {
        Handle(60);
        var beat = metrics.Documents.ShouldHaveSingleItem();
        beat.GetProperty("Heartbeat").GetInt32().ShouldBe(1);
        beat.GetProperty("Cluster").GetString().ShouldBe("orders-prod");
        beat.GetProperty("detail").GetString().ShouldBe($"{Sample.InstanceEndpoint("orders-prod-1")}:27017");
        var declared = beat.GetProperty("_aws").GetProperty("CloudWatchMetrics")[0];
        declared.GetProperty("Namespace").GetString().ShouldBe("Failover");
        declared.GetProperty("Dimensions")[0][0].GetString().ShouldBe("Cluster");
        foreach (var metric in declared.GetProperty("Metrics").EnumerateArray())
        {
            metric.GetProperty("StorageResolution").GetInt32().ShouldBe(1);
            beat.TryGetProperty(metric.GetProperty("Name").GetString()!, out _).ShouldBeTrue();
        }

        network.Asked.ShouldHaveSingleItem()
            .ShouldBe(new WireQuestion { Address = IPAddress.Parse("10.0.0.1"), Port = 27017, HostName = Sample.ClusterEndpoint });
    }

    [Fact]
    public void Handle_PrimaryWithoutItsName_IsToldByTheEndpoint()
    {
        network.Wire = FakeNetwork.Primary(null);
        Handle(60);
        Detail().ShouldBe((1, Sample.ClusterEndpoint));
    }

    [Fact]
    public void Handle_AnswerWithOddCharacters_IsStillJson()
    {
        network.Name = new NameAnswer([], [], "\"no\" answer\n\u0001");
        Handle(60);
        Detail().ShouldBe((0, "db.example.com does not resolve: \"no\" answer\n\u0001"));
    }

    [Fact]
    public void Handle_RecordDoesNotResolve_BeatsDead()
    {
        network.Name = new NameAnswer([], [], "NXDOMAIN");
        Handle(60).ShouldBe(new HeartbeatResult(1, 0));
        Detail().ShouldBe((0, "db.example.com does not resolve: NXDOMAIN"));
        network.Asked.ShouldBeEmpty();
    }

    [Fact]
    public void Handle_NameWithoutAddress_BeatsDead()
    {
        network.Name = new NameAnswer([Sample.ClusterEndpoint], []);
        Handle(60);
        Detail().ShouldBe((0, "db.example.com does not resolve: no answer"));
    }

    [Fact]
    public void Handle_Refused_BeatsDead()
    {
        network.Wire = new WireAnswer(WireOutcome.Refused, "connection refused");
        Handle(60);
        Detail().ShouldBe((0, $"{Sample.ClusterEndpoint}: Refused connection refused"));
    }

    [Fact]
    public void Handle_NotPrimary_BeatsDead()
    {
        network.Wire = new WireAnswer(WireOutcome.Answered, null, new HelloAnswer(false, "rs0", "a:1", []));
        Handle(60).Answered.ShouldBe(0);
    }

    [Fact]
    public void Handle_SlowAnswer_IsMeasuredAndTheNextBeatComesAtOnce()
    {
        network.OnAsk = () => time.Delay(TimeSpan.FromSeconds(40), CancellationToken.None);
        Handle(30).Beats.ShouldBe(2);
        metrics.Documents.ShouldAllBe(d => d.GetProperty("HeartbeatMilliseconds").GetDouble() == 40_000);
        (time.GetUtcNow() - Sample.Now).ShouldBe(TimeSpan.FromSeconds(80));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(61)]
    public void Handle_IntervalOutOfItsRange_IsRefused(int interval) =>
        Should.Throw<InvalidRequestException>(() => Handle(interval))
            .ShouldTell("intervalSeconds to be 10 to 60", $"found {interval}", "Correct the input of the function's schedule");

    [Fact]
    public void Handle_LambdasTimeRunsOut_EndsByItself() =>
        Should.Throw<OperationCanceledException>(() => Handle(10, TimeSpan.FromSeconds(25)));

    private (int Alive, string? Detail) Detail()
    {
        var beat = metrics.Documents.ShouldHaveSingleItem();
        return (beat.GetProperty("Heartbeat").GetInt32(), beat.GetProperty("detail").GetString());
    }

    private HeartbeatResult Handle(int interval, TimeSpan? remaining = null) => time.Run(() =>
        new HeartbeatFunction(network, metrics, time).Handle(
            new HeartbeatRequest("orders-prod", Sample.Record, 27017, interval), new FakeContext(remaining ?? TimeSpan.FromSeconds(75))));
}
