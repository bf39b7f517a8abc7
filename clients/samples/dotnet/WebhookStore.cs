using Failover.DocumentDb;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Failover.ShopifyBackend;

/// <summary>
/// Keeps events by their id. The id is the document's <c>_id</c>, so the database itself refuses a second one: inserting is safe to
/// repeat, by this process after a lost answer and by Shopify after a 503.
/// </summary>
public sealed class WebhookStore(FailoverClient failover)
{
    // Shopify waits five seconds for the answer; a 503 must be on its way before.
    private static readonly RetryOptions Retry = new() { SafeToRepeat = true, Deadline = TimeSpan.FromSeconds(4) };

    /// <summary>Ends when the write is acknowledged by a majority; an event that is known already counts as written.</summary>
    /// <exception cref="MongoException">The database cannot be reached, or has no writer.</exception>
    /// <exception cref="TimeoutException">It did not acknowledge within four seconds.</exception>
    public async Task ApplyAsync(string eventId, BsonDocument payload, CancellationToken cancellationToken)
    {
        var document = new BsonDocument { { "_id", eventId }, { "payload", payload } };
        try
        {
            await failover.RunAsync(
                (client, token) => Events(client).InsertOneAsync(document, cancellationToken: token), Retry, cancellationToken);
        }
        catch (MongoWriteException e) when (e.WriteError?.Category == ServerErrorCategory.DuplicateKey)
        {
            // Applied before: by a try whose answer was lost, or by an earlier delivery.
        }
    }

    private static IMongoCollection<BsonDocument> Events(IMongoClient client) =>
        client.GetDatabase("shop").GetCollection<BsonDocument>("events").WithWriteConcern(WriteConcern.WMajority);
}
