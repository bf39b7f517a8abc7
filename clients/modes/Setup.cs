namespace Failover.Modes;

/// <summary>What the applications are to connect to.</summary>
/// <param name="Resolver">The DNS server, as <c>address:port</c>.</param>
/// <param name="Count">Applications in each mode.</param>
internal sealed record Setup(string Record, int Port, string CaFile, string Resolver, int Count);
