using Failover.DocumentDb;
using Failover.Sockets.Mongo;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Failover.Tests.Clients;

public sealed class RunTests
{
    private static readonly RetryOptions Unsafe = new() { Deadline = TimeSpan.FromSeconds(60) };

    [Theory]
    [InlineData(Reaction.HangUpBefore)]
    [InlineData(Reaction.Garbage)]
    public async Task RunAsync_AnswerIsLostOrGarbageAndSafe_IsRepeated(Reaction reaction)
    {
        await using var bed = new Bed();
        var (cluster, client) = await ConnectedAsync(bed);
        var inserts = Once(cluster, "insert", reaction);
        await client.InsertAsync(1);
        cluster.Orders().ShouldBe([1]);
        inserts().ShouldBe(2);

        // It is retried more often if an attempt meets the driver's pool, which is paused until the server is seen again.
        bed.Log.Count("LogRetried").ShouldBeGreaterThanOrEqualTo(1);
    }

    [Theory]
    [InlineData(Reaction.HangUpAfter)]
    [InlineData(Reaction.HangUpBefore)]
    [InlineData(Reaction.Garbage)]
    [InlineData(Reaction.HalfAnswer)]
    public async Task RunAsync_AnswerIsLostAndNotSafe_IsNeverSentTwice(Reaction reaction)
    {
        await using var bed = new Bed();
        var (cluster, client) = await ConnectedAsync(bed);
        var updates = Once(cluster, "update", reaction);
        await Should.ThrowAsync<MongoConnectionException>(() => CountUpAsync(client));
        updates().ShouldBe(1);
        bed.Log.Count("LogGaveUp").ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_RefusedAsNotWritableAndNotSafe_IsRepeatedAndExecutedOnce()
    {
        await using var bed = new Bed();
        var (cluster, client) = await ConnectedAsync(bed);
        cluster.Writer = cluster.Members[1];
        await CountUpAsync(client);
        Count(cluster).ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_NothingListensAndNotSafe_WaitsForTheNewWriter()
    {
        await using var bed = new Bed();
        var (old, client) = await ConnectedAsync(bed);
        foreach (var member in old.Members)
        {
            await member.CrashAsync();
        }

        // The first attempt may still find a connection that looks open, and is then not repeated: this is about the later ones.
        await Should.ThrowAsync<MongoException>(() => CountUpAsync(client));
        var young = bed.Add("orders-b");
        var counting = CountUpAsync(client);
        bed.Point("orders-b");
        await counting;
        Count(young).ShouldBe(1);
    }

    [Fact]
    public async Task RunAsync_NoAnswerBeforeTheDeadline_SaysThatTheOutcomeIsUnknown()
    {
        await using var bed = new Bed();
        var (cluster, client) = await ConnectedAsync(bed);
        cluster.Members[0].FallSilent();
        var failure = await Should.ThrowAsync<TimeoutException>(() => client.InsertAsync(1, new() { Deadline = TimeSpan.FromSeconds(2) }));
        failure.Message.ShouldContain("may have been executed or not");
    }

    [Fact]
    public async Task RunAsync_OperationIsAtFault_IsNotRepeated()
    {
        await using var bed = new Bed();
        var (_, client) = await ConnectedAsync(bed);
        await client.InsertAsync(1);
        await Should.ThrowAsync<MongoWriteException>(() => client.InsertAsync(1));
        bed.Log.Count("LogRetried").ShouldBe(0);
        bed.Log.Count("LogGaveUp").ShouldBe(0);
    }

    private static async Task<(MongoCluster Cluster, FailoverClient Client)> ConnectedAsync(Bed bed)
    {
        var cluster = bed.Add("orders-a");
        bed.Point("orders-a");
        return (cluster, await bed.ConnectAsync());
    }

    // Reacts this way to the first command of that name; returns how many came.
    private static Func<int> Once(MongoCluster cluster, string name, Reaction reaction)
    {
        var count = 0;
        cluster.React = (_, command) =>
            command.GetElement(0).Name == name && Interlocked.Increment(ref count) == 1 ? reaction : Reaction.Answer;
        return () => count;
    }

    private static Task<UpdateResult> CountUpAsync(FailoverClient client) => client.RunAsync(
        (mongo, token) => mongo.GetDatabase("shop").GetCollection<BsonDocument>("counters").UpdateOneAsync(
            new BsonDocument("_id", "sold"),
            new BsonDocument("$inc", new BsonDocument("n", 1)),
            new UpdateOptions { IsUpsert = true },
            token),
        Unsafe);

    private static int Count(MongoCluster cluster)
    {
        lock (cluster.Gate)
        {
            return cluster.Store.Documents("shop.counters").Single()["n"].ToInt32();
        }
    }
}
