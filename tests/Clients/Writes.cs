using Failover.DocumentDb;
using Failover.Sockets.Mongo;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Failover.Tests.Clients;

/// <summary>The writes and reads that tests make.</summary>
internal static class Writes
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static Task InsertAsync(this FailoverClient client, int id, RetryOptions? retry = null) => client.RunAsync(
        (mongo, token) => mongo.GetDatabase("shop").GetCollection<BsonDocument>("orders")
            .InsertOneAsync(new BsonDocument("_id", id), cancellationToken: token),
        retry ?? RetryOptions.Safe);

    public static IReadOnlyList<int> Orders(this MongoCluster cluster)
    {
        lock (cluster.Gate)
        {
            return [.. cluster.Store.Documents("shop.orders").Select(d => d["_id"].ToInt32())];
        }
    }

    public static async Task UntilAsync(Func<bool> holds, string what, TimeSpan? patience = null)
    {
        for (var started = TimeProvider.System.GetTimestamp(); !holds();)
        {
            TimeProvider.System.GetElapsedTime(started).ShouldBeLessThan(patience ?? Patience, what);
            await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
        }
    }
}
