using System.Text;

namespace Failover.Functions.Contract;

/// <summary>Foreign text that only the report uses: never refused, always made fit for one line of a mail.</summary>
/// <remarks>
/// An alarm's reason must not stop a failover, whatever it contains, and a line break in it must not forge a paragraph of the mail.
/// </remarks>
internal static class ReportText
{
    /// <summary>The longest text, in characters; longer text is truncated.</summary>
    public const int Longest = 1024;

    /// <returns>One line of at most <see cref="Longest"/> characters without control characters; null if nothing visible is
    /// left.</returns>
    public static string? From(string? text)
    {
        if (text is null)
        {
            return null;
        }

        var line = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (Append(line, rune) > Longest)
            {
                break;
            }
        }

        var kept = line.ToString().TrimEnd();
        return kept.Length == 0 ? null
            : kept.Length <= Longest ? kept
            : kept[..(char.IsHighSurrogate(kept[Longest - 2]) ? Longest - 2 : Longest - 1)] + "…";
    }

    // Runs of whitespace, line breaks and invisible characters become one space.
    private static int Append(StringBuilder line, Rune rune)
    {
        if (Rune.IsControl(rune) || Rune.IsWhiteSpace(rune) || Rune.GetUnicodeCategory(rune) is System.Globalization.UnicodeCategory.Format)
        {
            return line.Length == 0 || line[^1] == ' ' ? line.Length : line.Append(' ').Length;
        }

        return line.Append(rune.ToString()).Length;
    }
}
