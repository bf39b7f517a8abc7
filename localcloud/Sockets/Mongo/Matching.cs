using MongoDB.Bson;

namespace Failover.Sockets.Mongo;

/// <summary>The part of MongoDB's query language that a client under test needs: equality by field, and a few operators.</summary>
internal static class Matching
{
    /// <exception cref="NotSupportedException">The filter has an unsupported operator: better than a wrong answer.</exception>
    public static bool Matches(BsonDocument document, BsonDocument filter) => filter.All(condition => Matches(document, condition));

    private static bool Matches(BsonDocument document, BsonElement condition)
    {
        if (condition.Name.StartsWith('$'))
        {
            throw new NotSupportedException($"unknown top level operator: {condition.Name}");
        }

        var found = document.GetValue(condition.Name, BsonNull.Value);
        return condition.Value is BsonDocument { ElementCount: > 0 } operators && operators.GetElement(0).Name.StartsWith('$')
            ? operators.All(o => Matches(found, document.Contains(condition.Name), o))
            : found == condition.Value;
    }

    private static bool Matches(BsonValue found, bool exists, BsonElement comparison) => comparison.Name switch
    {
        "$eq" => found == comparison.Value,
        "$ne" => found != comparison.Value,
        "$gt" => exists && found > comparison.Value,
        "$gte" => exists && found >= comparison.Value,
        "$lt" => exists && found < comparison.Value,
        "$lte" => exists && found <= comparison.Value,
        "$in" => comparison.Value.AsBsonArray.Contains(found),
        "$exists" => exists == comparison.Value.ToBoolean(),
        _ => throw new NotSupportedException($"unknown operator: {comparison.Name}"),
    };
}
