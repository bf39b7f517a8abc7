namespace Failover.Sockets.Mongo;

/// <summary>The user that a cluster lets in, by SCRAM-SHA-256.</summary>
public sealed record MongoUser(string Name, string Password);
