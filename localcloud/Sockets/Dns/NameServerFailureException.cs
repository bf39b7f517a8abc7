namespace Failover.Sockets.Dns;

/// <summary>Makes the name server answer SERVFAIL.</summary>
public sealed class NameServerFailureException(string message) : Exception(message);
