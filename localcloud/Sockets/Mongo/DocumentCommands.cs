using MongoDB.Bson;

namespace Failover.Sockets.Mongo;

/// <summary>The document commands that a member supports; all others get <c>CommandNotFound</c>.</summary>
internal sealed class DocumentCommands(MongoCluster cluster, MongoMember member)
{
    public BsonDocument Answer(string name, BsonDocument command) => name switch
    {
        "ping" or "endSessions" or "killCursors" => Answers.Ok(),
        "insert" or "update" or "delete" => Write(name, command),
        "find" => Read(command, Find),
        "count" => Read(command, Count),
        "aggregate" => Read(command, Aggregate),
        _ => Answers.CommandNotFound(name),
    };

    private BsonDocument Write(string name, BsonDocument command)
    {
        lock (cluster.Gate)
        {
            if (!member.IsWriter)
            {
                return Answers.NotWritablePrimary();
            }

            var collection = Space(name, command);
            return name switch
            {
                "insert" => Insert(collection, command["documents"].AsBsonArray),
                "update" => Update(collection, command["updates"].AsBsonArray),
                _ => Delete(collection, command["deletes"].AsBsonArray),
            };
        }
    }

    private BsonDocument Read(BsonDocument command, Func<BsonDocument, BsonDocument> read)
    {
        var mode = command.GetValue("$readPreference", new BsonDocument()).AsBsonDocument.GetValue("mode", "primary");
        if (mode == "primary" && !member.IsWriter)
        {
            return Answers.NotPrimaryNoSecondaryOk();
        }

        lock (cluster.Gate)
        {
            return read(command);
        }
    }

    private BsonDocument Insert(string collection, BsonArray documents)
    {
        var (count, errors) = (0, new BsonArray());
        foreach (var document in documents.Select(d => d.AsBsonDocument))
        {
            if (!cluster.Store.TryInsert(collection, document))
            {
                errors.Add(Answers.DuplicateKey(count, collection, document["_id"]));
                break;
            }

            count++;
        }

        var answer = Answers.Ok().Add("n", count);
        return errors.Count == 0 ? answer : answer.Add("writeErrors", errors);
    }

    private BsonDocument Update(string collection, BsonArray updates)
    {
        var (matched, upserted) = (0, new BsonArray());
        foreach (var update in updates.Select(u => u.AsBsonDocument))
        {
            var found = cluster.Store.Find(collection, update["q"].AsBsonDocument);
            foreach (var document in update.GetValue("multi", false).AsBoolean ? found : found.Take(1))
            {
                Updating.Apply(document, update["u"].AsBsonDocument, inserting: false);
                matched++;
            }

            if (found.Count == 0 && update.GetValue("upsert", false).AsBoolean)
            {
                upserted.Add(Upsert(collection, update, upserted.Count));
            }
        }

        var answer = Answers.Ok().Add("n", matched + upserted.Count).Add("nModified", matched);
        return upserted.Count == 0 ? answer : answer.Add("upserted", upserted);
    }

    private BsonDocument Upsert(string collection, BsonDocument update, int index)
    {
        var document = new BsonDocument(update["q"].AsBsonDocument.Where(c => c.Value is not BsonDocument));
        Updating.Apply(document, update["u"].AsBsonDocument, inserting: true);
        if (!document.Contains("_id") || document["_id"].IsBsonNull)
        {
            document["_id"] = ObjectId.GenerateNewId();
        }

        cluster.Store.TryInsert(collection, document);
        return new() { { "index", index }, { "_id", document["_id"] } };
    }

    private BsonDocument Delete(string collection, BsonArray deletes)
    {
        var count = 0;
        foreach (var delete in deletes.Select(d => d.AsBsonDocument))
        {
            var found = cluster.Store.Find(collection, delete["q"].AsBsonDocument);
            foreach (var document in delete.GetValue("limit", 0) == 1 ? found.Take(1) : found)
            {
                cluster.Store.Remove(collection, document);
                count++;
            }
        }

        return Answers.Ok().Add("n", count);
    }

    private BsonDocument Find(BsonDocument command)
    {
        var found = cluster.Store.Find(Space("find", command), Filter("filter", command));
        var limit = command.GetValue("limit", 0).ToInt32();
        return Cursor("find", command, limit == 0 ? found : found.Take(Math.Abs(limit)));
    }

    private BsonDocument Count(BsonDocument command) =>
        Answers.Ok().Add("n", cluster.Store.Find(Space("count", command), Filter("query", command)).Count);

    // Drivers count with an aggregation of exactly this shape; no other is supported.
    private BsonDocument Aggregate(BsonDocument command)
    {
        var stages = command["pipeline"].AsBsonArray.Select(s => s.AsBsonDocument).ToList();
        if (stages is not [{ } match, { } group] || !match.Contains("$match") || !group.Contains("$group"))
        {
            throw new NotSupportedException("Expected an aggregation of $match and $group (a count), the only one supported.");
        }

        var count = cluster.Store.Find(Space("aggregate", command), match["$match"].AsBsonDocument).Count;
        return Cursor("aggregate", command, count == 0 ? [] : [new() { { "_id", 1 }, { "n", count } }]);
    }

    private static BsonDocument Cursor(string name, BsonDocument command, IEnumerable<BsonDocument> documents)
    {
        var batch = new BsonArray(documents.Select(d => d.DeepClone()));
        return Answers.Ok().Add("cursor", new BsonDocument { { "firstBatch", batch }, { "id", 0L }, { "ns", Space(name, command) } });
    }

    private static BsonDocument Filter(string field, BsonDocument command) => command.GetValue(field, new BsonDocument()).AsBsonDocument;

    private static string Space(string name, BsonDocument command) => $"{command["$db"].AsString}.{command[name].AsString}";
}
