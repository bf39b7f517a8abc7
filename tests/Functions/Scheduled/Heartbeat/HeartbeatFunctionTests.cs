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

    [Fact]
    public void Handle_WritablePrimary_BeatsAlive()
    {
        Handle(60);
        var beat = metrics.Documents.ShouldHaveSingleItem();
        beat.GetProperty("Heartbeat").GetInt32().ShouldBe(1);
        beat.GetProperty("Cluster").GetString().ShouldBe("orders-prod");
        beat.GetProperty("detail").GetString().ShouldBe($"{Sample.InstanceEndpoint("orders-prod-1")}:27017 (0 ms)");
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
    public void Handle_PrimaryWithoutItsName_IsRecognizedByTheEndpoint()
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
        Handle(60).State.ShouldBe(BeatState.Missed);
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
        Detail().ShouldBe((0, $"{Sample.ClusterEndpoint}: connection refused"));
    }

    [Fact]
    public void Handle_NotPrimary_BeatsDead()
    {
        network.Wire = new WireAnswer(WireOutcome.Answered, null, new HelloAnswer(false, "rs0", "a:1", []));
        Handle(60).State.ShouldBe(BeatState.Missed);
    }

    [Fact]
    public void Handle_SlowAnswer_IsMeasuredAndTheBeatsThatItPassedAreLeftOut()
    {
        network.OnAsk = () => time.Delay(TimeSpan.FromSeconds(7), CancellationToken.None);
        var beat = Handle(5);
        (beat.State, beat.NextAt).ShouldBe((BeatState.Answered, "2026-11-22T17:05:10.000Z"));
        metrics.Documents.ShouldHaveSingleItem().GetProperty("detail").GetString()!.ShouldEndWith("(7000 ms)");
    }

    [Fact]
    public void Handle_MissedAfterAMiss_IsLostAndNamesTheMinutesExecution()
    {
        network.Wire = new WireAnswer(WireOutcome.Refused, "connection refused");
        var first = Handle(5);
        (first.State, first.MissedAt, first.Execution).ShouldBe((BeatState.Missed, Sample.Now, null));
        var second = Handle(5, previous: first);
        (second.State, second.MissedAt, second.Execution).ShouldBe((BeatState.Lost, first.MissedAt, "beats-20261122T1705"));
        second.Reason.ShouldContain("two beats found no writable primary");
        Handle(5, previous: second).State.ShouldBe(BeatState.Lost);
        network.Wire = FakeNetwork.Primary("a:1");
        Handle(5, previous: second).State.ShouldBe(BeatState.Answered);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(0)]
    [InlineData(4)]
    [InlineData(61)]
    public void Handle_IntervalOutOfItsRange_IsRefused(int interval) =>
        Should.Throw<InvalidRequestException>(() => Handle(interval))
            .ShouldTell("intervalSeconds to be 5 to 60", $"found {interval}", "Correct the input of the workflow's schedule");

    private (int Alive, string? Detail) Detail()
    {
        var beat = metrics.Documents.ShouldHaveSingleItem();
        var detail = beat.GetProperty("detail").GetString()!;
        return (beat.GetProperty("Heartbeat").GetInt32(), detail.Replace(" (0 ms)", "", StringComparison.Ordinal));
    }

    private BeatCheck Handle(int interval, BeatCheck? previous = null) => time.Run(() =>
        new HeartbeatFunction(network, metrics, time).Handle(
            new HeartbeatRequest("orders-prod", Sample.Record, 27017, interval, Sample.Now, Sample.Now, previous),
            new FakeContext(TimeSpan.FromSeconds(15))));
}
