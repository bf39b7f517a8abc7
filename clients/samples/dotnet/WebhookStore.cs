using Failover.DocumentDb;
using MongoDB.Bson;
using MongoDB.Driver;

namespace Failover.ShopifyBackend;

/// <summary>
/// Stores events by their ID. The ID is the document's <c>_id</c>, so the database itself refuses a duplicate: inserting is safe to repeat,
/// both by this process after a lost answer and by Shopify after a 503.
/// </summary>
public sealed class WebhookStore(FailoverClient failover)
{
    // Shopify waits five seconds for the answer; a 503 must be sent before that.
    private static readonly RetryOptions Retry = new() { SafeToRepeat = true, Deadline = TimeSpan.FromSeconds(4) };

    /// <summary>Completes when a majority has acknowledged the write; an event that is already stored counts as written.</summary>
    /// <exception cref="MongoException">The database cannot be reached, or has no writer.</exception>
    /// <exception cref="TimeoutException">The database did not acknowledge the write within four seconds.</exception>
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
            // Already stored, by an attempt whose answer was lost or by an earlier delivery.
        }
    }

    private static IMongoCollection<BsonDocument> Events(IMongoClient client) =>
        client.GetDatabase("shop").GetCollection<BsonDocument>("events").WithWriteConcern(WriteConcern.WMajority);
}
