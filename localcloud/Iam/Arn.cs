namespace Failover.LocalCloud.Iam;

/// <summary>The six parts of an ARN: <c>arn:partition:service:region:account:resource</c>.</summary>
internal static class Arn
{
    internal const int Parts = 6;

    /// <summary>Null if the text is not an ARN. The resource part keeps its own colons.</summary>
    internal static string[]? Split(string text) =>
        text.Split(':', Parts) is { Length: Parts } parts && parts[0] == "arn" ? parts : null;
}
