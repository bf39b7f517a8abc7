using MongoDB.Bson;

namespace Failover.Sockets.Mongo;

/// <summary>A command that a member answered.</summary>
/// <param name="Client">Who sent it, by its first <c>hello</c>: the application's name, else the driver's with its version.</param>
public sealed record Exchange(MongoMember Member, string Client, BsonDocument Command, BsonDocument Answer);
