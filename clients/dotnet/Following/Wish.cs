namespace Failover.DocumentDb.Following;

/// <summary>A move that the record asks for.</summary>
/// <param name="Target">The endpoint to connect to.</param>
/// <param name="Doubted">
/// The host that the current client takes for the writer, where that may be an old view of the same cluster: the move is made only if the
/// new client finds another. Null: it is made in any case.
/// </param>
internal sealed record Wish(string Target, string? Doubted = null);
