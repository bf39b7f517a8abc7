using MongoDB.Bson;

namespace Failover.Sockets.Mongo;

/// <summary>Applies an update to a document: a replacement, or <c>$set</c>, <c>$setOnInsert</c>, <c>$unset</c>, <c>$inc</c>.</summary>
internal static class Updating
{
    /// <exception cref="NotSupportedException">The update has an unsupported operator.</exception>
    public static void Apply(BsonDocument document, BsonDocument update, bool inserting)
    {
        if (update.ElementCount == 0 || !update.GetElement(0).Name.StartsWith('$'))
        {
            var id = document.GetValue("_id", BsonNull.Value);
            document.Clear();
            document.AddRange(new BsonDocument("_id", id).Merge(update));
            return;
        }

        foreach (var change in update)
        {
            foreach (var field in change.Value.AsBsonDocument)
            {
                Apply(document, change.Name, field, inserting);
            }
        }
    }

    private static void Apply(BsonDocument document, string change, BsonElement field, bool inserting)
    {
        switch (change)
        {
            case "$set":
            case "$setOnInsert" when inserting:
                document[field.Name] = field.Value;
                break;
            case "$setOnInsert":
                break;
            case "$unset":
                document.Remove(field.Name);
                break;
            case "$inc":
                document[field.Name] = document.GetValue(field.Name, 0).ToInt64() + field.Value.ToInt64();
                break;
            default:
                throw new NotSupportedException($"Unknown modifier: {change}");
        }
    }
}
