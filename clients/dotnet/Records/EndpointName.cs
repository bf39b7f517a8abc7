namespace Failover.DocumentDb.Records;

/// <summary>Checks and normalizes DNS names.</summary>
internal static class EndpointName
{
    private const int MostCharacters = 253;
    private const int MostCharactersOfLabel = 63;

    public static string Plain(string name) => name.TrimEnd('.').ToLowerInvariant();

    /// <summary>Whether the driver and TLS can use it as a host: letters, digits, hyphens, at least two labels, and no address.</summary>
    public static bool IsHost(string name) =>
        name.Length is > 0 and <= MostCharacters && name.Split('.') is { Length: > 1 } labels
        && labels.All(IsLabel) && !labels[^1].All(char.IsAsciiDigit);

    /// <summary>Endpoints of DocumentDB in any partition, such as <c>x.cluster-y.us-east-1.docdb.amazonaws.com</c>.</summary>
    public static bool IsDocumentDb(string name) => name.Contains(".docdb.", StringComparison.Ordinal);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= MostCharactersOfLabel && label[0] != '-' && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterOrDigit(c) || c is '-');
}
