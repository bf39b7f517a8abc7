namespace Failover.Sockets.Dns;

/// <summary>The name server is to answer SERVFAIL.</summary>
public sealed class NameServerFailureException(string message) : Exception(message);
