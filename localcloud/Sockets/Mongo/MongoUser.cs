namespace Failover.Sockets.Mongo;

/// <summary>The user that a cluster authenticates, with SCRAM-SHA-256.</summary>
public sealed record MongoUser(string Name, string Password);
