using MongoDB.Bson;

namespace Failover.Sockets.Mongo;

/// <summary>A command that a member answered.</summary>
/// <param name="Client">The sender by its first <c>hello</c>: the application's name, or else the driver's with its version.</param>
/// <param name="Connection">The connection's unique number.</param>
public sealed record Exchange(MongoMember Member, string Client, long Connection, BsonDocument Command, BsonDocument Answer);
