namespace Failover.Modes;

/// <summary>What the applications connect to.</summary>
/// <param name="Resolver">The DNS server, as <c>address:port</c>.</param>
/// <param name="Count">The number of applications in each mode.</param>
internal sealed record Setup(string Record, int Port, string CaFile, string Resolver, int Count);
