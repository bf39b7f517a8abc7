using Failover.Sockets.Mongo;

namespace Failover.Tests.Clients;

public sealed class FollowTests
{
    [Fact]
    public async Task ConnectAsync_RecordPointsToCluster_WritesToItsWriterAsTheUser()
    {
        await using var bed = new Bed();
        var cluster = bed.Add("orders-a", new() { User = new MongoUser("app", "correct horse") });
        bed.Point("orders-a");
        var client = await bed.ConnectAsync(o => o with { Username = "app", Password = "correct horse" });
        await client.InsertAsync(1);
        cluster.Orders().ShouldBe([1]);
        client.Target.ShouldBe(Bed.Endpoint("orders-a"));
    }

    [Fact]
    public async Task Record_MovesToAnotherClusterWhileTheOldOneWorks_MovesAndClosesTheOldConnections()
    {
        await using var bed = new Bed();
        var (a, b) = (bed.Add("orders-a"), bed.Add("orders-b"));
        bed.Point("orders-a");
        var client = await bed.ConnectAsync();
        await client.InsertAsync(1);
        var before = client.Client;
        bed.Point("orders-b");
        await Writes.UntilAsync(() => client.Target == Bed.Endpoint("orders-b"), "the client follows");
        await client.InsertAsync(2);
        a.Orders().ShouldBe([1]);
        b.Orders().ShouldBe([2]);
        client.Client.ShouldNotBeSameAs(before);
        await Writes.UntilAsync(() => a.Members.Sum(m => m.OpenConnections) == 0, "the old connections are closed after the grace");
        bed.Log.Count("LogMoved").ShouldBe(1);
    }

    [Theory]
    [InlineData("demoted but reachable")]
    [InlineData("silent")]
    [InlineData("crashed")]
    public async Task Writer_LostAndRecordMoves_OperationEndsOnTheNewWriter(string loss)
    {
        await using var bed = new Bed();
        var (a, b) = (bed.Add("orders-a", new() { Members = 1 }), bed.Add("orders-b"));
        bed.Point("orders-a");
        var client = await bed.ConnectAsync();
        await client.InsertAsync(1);
        await LoseAsync(a, loss);
        var write = client.InsertAsync(2);
        bed.Point("orders-b");
        await write;
        b.Orders().ShouldBe([2]);
    }

    [Fact]
    public async Task Writer_ChangesWithinTheCluster_DriverFollowsWithoutAMove()
    {
        await using var bed = new Bed();
        var cluster = bed.Add("orders-a");
        bed.Point("orders-a");
        var client = await bed.ConnectAsync();
        await client.InsertAsync(1);
        var before = client.Client;
        cluster.Writer = cluster.Members[1];
        await client.InsertAsync(2);
        cluster.Orders().ShouldBe([1, 2]);
        client.Client.ShouldBeSameAs(before);
    }

    [Fact]
    public async Task Cluster_ReplacedBehindTheSameEndpoint_ANewClientIsMade()
    {
        await using var bed = new Bed();
        var old = bed.Add("orders-a");
        bed.Point("orders-a");
        var client = await bed.ConnectAsync();
        await client.InsertAsync(1);
        foreach (var member in old.Members)
        {
            await member.CrashAsync();
        }

        // A restored cluster has taken over the name, with its own instances.
        var restored = bed.Add("orders-a", new() { Instances = "orders-r" });
        await client.InsertAsync(2);
        restored.Orders().ShouldBe([2]);
    }

    private static async Task LoseAsync(MongoCluster cluster, string loss)
    {
        switch (loss)
        {
            case "demoted but reachable":
                cluster.Writer = null;
                break;
            case "silent":
                cluster.Members[0].FallSilent();
                break;
            default:
                await cluster.Members[0].CrashAsync();
                break;
        }
    }
}
