namespace Failover.Functions.Contract;

/// <summary>Normalizes DNS names for comparison: lower case, without the trailing dot, Route 53's escapes decoded.</summary>
internal static class RecordName
{
    public static string Normalize(string name)
    {
        var text = name.ToLowerInvariant();
        if (text.Contains('\\', StringComparison.Ordinal))
        {
            text = Unescape(text);
        }

        return text.EndsWith('.') ? text[..^1] : text;
    }

    /// <summary>Whether the name is below the zone; the zone's own name (the apex) is not.</summary>
    public static bool IsBelow(string name, string zone) => name.EndsWith("." + zone, StringComparison.Ordinal);

    /// <summary>Whether it is a name that a CNAME can have: labels of letters, digits, hyphens and underscores.</summary>
    public static bool IsValid(string name) =>
        name.Length <= 253 && name.Split('.') is { Length: >= 2 } labels && labels.All(IsLabel);

    private static bool IsLabel(string label) =>
        label.Length is > 0 and <= 63 && label[0] != '-' && label[^1] != '-'
        && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c is '-' or '_');

    // Route 53 writes other characters as \ and three octal digits.
    private static string Unescape(string text)
    {
        var plain = new System.Text.StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var isEscape = text[i] == '\\' && i + 3 < text.Length && text.AsSpan(i + 1, 3).IndexOfAnyExceptInRange('0', '7') < 0;
            plain.Append(isEscape ? (char)Convert.ToInt32(text.Substring(i + 1, 3), 8) : text[i]);
            i += isEscape ? 3 : 0;
        }

        return plain.ToString();
    }
}
