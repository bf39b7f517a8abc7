using MongoDB.Bson;

namespace Failover.Sockets.Mongo;

/// <summary>Answers with the server's own messages and codes (https://github.com/mongodb/mongo, src/mongo/base/error_codes.yml).</summary>
internal static class Answers
{
    public static BsonDocument Ok() => new("ok", 1.0);

    public static BsonDocument NotWritablePrimary() => Error(10107, "NotWritablePrimary", "not primary");

    public static BsonDocument NotPrimaryNoSecondaryOk() => Error(13435, "NotPrimaryNoSecondaryOk", "not primary and secondaryOk=false");

    public static BsonDocument Unauthorized(string command) => Error(13, "Unauthorized", $"command {command} requires authentication");

    public static BsonDocument AuthenticationFailed() => Error(18, "AuthenticationFailed", "Authentication failed.");

    public static BsonDocument CommandNotFound(string command) => Error(59, "CommandNotFound", $"no such command: '{command}'");

    public static BsonDocument BadValue(string message) => Error(2, "BadValue", message);

    public static BsonDocument DuplicateKey(int index, string space, BsonValue id) => new()
    {
        { "index", index },
        { "code", 11000 },
        { "errmsg", $"E11000 duplicate key error collection: {space} index: _id_ dup key: {{ _id: {id} }}" },
    };

    private static BsonDocument Error(int code, string name, string message) =>
        new() { { "ok", 0.0 }, { "code", code }, { "codeName", name }, { "errmsg", message } };
}
