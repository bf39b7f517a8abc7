using Failover.Sockets.Dns;

namespace Failover.Tests.Clients;

/// <summary>Events that must not separate an application from a working client.</summary>
public sealed class KeepTests
{
    private static readonly TimeSpan TwoLooks = TimeSpan.FromSeconds(2.3);

    [Theory]
    [InlineData("gone")]
    [InlineData("failing")]
    [InlineData("an address")]
    [InlineData("no host")]
    [InlineData("a name without an address")]
    [InlineData("a cluster without a writer")]
    [InlineData("a reader of the cluster")]
    public async Task Record_PointsNowhereOrToNoWriter_ClientIsKept(string found)
    {
        await using var bed = new Bed();
        var (a, b) = (bed.Add("orders-a"), bed.Add("orders-b"));
        b.Writer = null;
        bed.Point("orders-a");
        var client = await bed.ConnectAsync();
        await client.InsertAsync(1);
        var before = client.Client;
        Spoil(bed.Zone, found);
        await (found == "a reader of the cluster"
            ? Task.Delay(TwoLooks, TimeProvider.System)
            : Writes.UntilAsync(() => Told(bed).Count > 0, "the log says what was found"));
        await client.InsertAsync(2);
        a.Orders().ShouldBe([1, 2]);
        client.Client.ShouldBeSameAs(before);
        bed.Log.Count("LogMoved").ShouldBe(0);
        var told = Told(bed);
        told.Zip(told.Skip(1)).ShouldAllBe(t => t.First != t.Second, "told again without a change");
    }

    [Fact]
    public async Task Record_PointsToAClusterThatGetsItsWriterLater_MovesThen()
    {
        await using var bed = new Bed();
        var (a, b) = (bed.Add("orders-a"), bed.Add("orders-b"));
        b.Writer = null;
        bed.Point("orders-a");
        var client = await bed.ConnectAsync();
        bed.Point("orders-b");
        await Writes.UntilAsync(() => bed.Log.Count("LogNotProven") > 0, "the candidate is found without a writer");
        await client.InsertAsync(1);
        b.Writer = b.Members[1];
        await Writes.UntilAsync(() => client.Target == Bed.Endpoint("orders-b"), "the client follows");
        await client.InsertAsync(2);
        a.Orders().ShouldBe([1]);
        b.Orders().ShouldBe([2]);
    }

    [Fact]
    public async Task Record_FlapsBetweenTwoWriters_FewMovesAndNoOperationFails()
    {
        await using var bed = new Bed();
        var (a, b) = (bed.Add("orders-a"), bed.Add("orders-b"));
        bed.Point("orders-a");
        var client = await bed.ConnectAsync();
        for (var second = 0; second < 8; second++)
        {
            bed.Point(second % 2 == 0 ? "orders-b" : "orders-a");
            await client.InsertAsync(second);
            await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        }

        (a.Orders().Count + b.Orders().Count).ShouldBe(8);
        bed.Log.Count("LogMoved").ShouldBeLessThanOrEqualTo(2);
    }

    private static List<string> Told(Bed bed) =>
        [.. bed.Log.Lines.Where(l => l.Name is "LogRecordProblem" or "LogNotProven").Select(l => l.Message)];

    private static void Spoil(Zone zone, string found)
    {
        switch (found)
        {
            case "gone":
                zone.Remove(Bed.Record);
                break;
            case "failing":
                zone.Fail(Bed.Record);
                break;
            case "an address":
                zone.Set(Bed.Record, NameRecord.Address(System.Net.IPAddress.Loopback, TimeSpan.Zero));
                break;
            default:
                zone.Set(Bed.Record, NameRecord.Cname(Target(found), TimeSpan.Zero));
                break;
        }
    }

    private static string Target(string found) => found switch
    {
        "no host" => "_service.127.0.0.1",
        "a name without an address" => "missing.cluster-c1.us-east-1.docdb.amazonaws.com",
        "a reader of the cluster" => Bed.Instance("orders-a", 2),
        _ => Bed.Endpoint("orders-b"),
    };
}
