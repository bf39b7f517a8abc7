namespace Failover.DocumentDb.Following;

/// <summary>A move that the record asks for.</summary>
/// <param name="Target">The endpoint to connect to.</param>
/// <param name="Doubted">
/// The host that the current client considers the writer, if that may be an outdated view of the same cluster: the move is then made only
/// if the new client finds another writer. Null to move in any case.
/// </param>
internal sealed record Wish(string Target, string? Doubted = null);
