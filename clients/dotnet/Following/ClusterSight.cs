namespace Failover.DocumentDb.Following;

/// <summary>The current client, as the move rule sees it.</summary>
/// <param name="Target">The endpoint that it was created for.</param>
/// <param name="Hosts">The hosts that the driver knows.</param>
/// <param name="Writer">The host that the driver considers the writer, according to its last heartbeats; null if it knows none.</param>
/// <param name="WithoutWriter">How long the driver has known no writer; zero if it knows one.</param>
internal sealed record ClusterSight(string Target, IReadOnlySet<string> Hosts, string? Writer, TimeSpan WithoutWriter);
