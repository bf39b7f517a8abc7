using System.Text;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>A StringMatches pattern: <c>*</c> matches any characters; <c>\*</c> and <c>\\</c> are literal.</summary>
/// <param name="parts">The text before, between and after the stars.</param>
internal sealed class StringPattern(IReadOnlyList<string> parts)
{
    /// <exception cref="FormatException">A backslash precedes anything else.</exception>
    public static StringPattern Parse(string pattern)
    {
        var parts = new List<string>();
        var part = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '\\' when i + 1 < pattern.Length && pattern[i + 1] is ('*' or '\\'):
                    part.Append(pattern[++i]);
                    break;
                case '\\':
                    throw new FormatException($"expected \\\\* or \\\\\\\\ in the pattern '{pattern}', found a single backslash");
                case '*':
                    parts.Add(part.ToString());
                    part.Clear();
                    break;
                default:
                    part.Append(pattern[i]);
                    break;
            }
        }

        parts.Add(part.ToString());
        return new StringPattern(parts);
    }

    public bool IsMatch(string text)
    {
        if (parts.Count == 1)
        {
            return text == parts[0];
        }

        var (first, last) = (parts[0], parts[^1]);
        if (text.Length < first.Length + last.Length
            || !text.StartsWith(first, StringComparison.Ordinal) || !text.EndsWith(last, StringComparison.Ordinal))
        {
            return false;
        }

        // Matching each part as early as possible leaves the most room for the next.
        var (at, end) = (first.Length, text.Length - last.Length);
        for (var i = 1; i < parts.Count - 1; i++)
        {
            var found = text.AsSpan(at, end - at).IndexOf(parts[i], StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            at += found + parts[i].Length;
        }

        return true;
    }
}
