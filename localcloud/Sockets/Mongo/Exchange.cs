using MongoDB.Bson;

namespace Failover.Sockets.Mongo;

/// <summary>A command that a member answered.</summary>
/// <param name="Client">Who sent it, by its first <c>hello</c>: the application's name, else the driver's with its version.</param>
/// <param name="Connection">Its number: each connection has its own.</param>
public sealed record Exchange(MongoMember Member, string Client, long Connection, BsonDocument Command, BsonDocument Answer);
