using MongoDB.Bson;

namespace Failover.Sockets.Mongo;

/// <summary>
/// A cluster's storage: collections of documents by their unique <c>_id</c>. In DocumentDB, the instances of a cluster share it.
/// Not thread-safe: the cluster's gate guards it.
/// </summary>
public sealed class DocumentStore
{
    private readonly Dictionary<string, OrderedDictionary<BsonValue, BsonDocument>> collections = [];

    /// <summary>The documents of a collection (<c>database.collection</c>), in insertion order.</summary>
    public IReadOnlyCollection<BsonDocument> Documents(string collection) => In(collection).Values;

    /// <summary>Replaces the content by a copy of another store's: the state of an asynchronous replica at that moment.</summary>
    public void CopyFrom(DocumentStore other)
    {
        collections.Clear();
        foreach (var (name, documents) in other.collections)
        {
            var copy = In(name);
            foreach (var (id, document) in documents)
            {
                copy.Add(id, document.DeepClone().AsBsonDocument);
            }
        }
    }

    internal bool TryInsert(string collection, BsonDocument document) => In(collection).TryAdd(document["_id"], document);

    internal IReadOnlyList<BsonDocument> Find(string collection, BsonDocument filter)
    {
        var documents = In(collection);
        return filter.TryGetValue("_id", out var id) && id is not BsonDocument
            ? documents.TryGetValue(id, out var document) && Matching.Matches(document, filter) ? [document] : []
            : [.. documents.Values.Where(d => Matching.Matches(d, filter))];
    }

    internal void Remove(string collection, BsonDocument document) => In(collection).Remove(document["_id"]);

    private OrderedDictionary<BsonValue, BsonDocument> In(string collection)
    {
        if (!collections.TryGetValue(collection, out var documents))
        {
            documents = [];
            collections[collection] = documents;
        }

        return documents;
    }
}
