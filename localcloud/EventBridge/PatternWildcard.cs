using System.Text;

namespace Failover.LocalCloud.EventBridge;

/// <summary>Text in which <c>*</c> matches any run of characters; <c>\*</c> and <c>\\</c> are literal.</summary>
internal sealed class PatternWildcard
{
    private readonly List<string> parts = [];

    public PatternWildcard(string pattern, string path)
    {
        var part = new StringBuilder();
        for (var i = 0; i < pattern.Length; i++)
        {
            switch (pattern[i])
            {
                case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                    throw new InvalidEventPatternException($"{path}: Consecutive wildcard characters at pos {i}");
                case '*':
                    parts.Add(part.ToString());
                    part.Clear();
                    break;
                case '\\' when i + 1 < pattern.Length && pattern[i + 1] is '*' or '\\':
                    part.Append(pattern[++i]);
                    break;
                case '\\':
                    throw new InvalidEventPatternException($"{path}: Invalid escape character at pos {i}");
                default:
                    part.Append(pattern[i]);
                    break;
            }
        }

        parts.Add(part.ToString());
    }

    public bool Matches(string text)
    {
        if (parts.Count == 1)
        {
            return text == parts[0];
        }

        if (!text.StartsWith(parts[0], StringComparison.Ordinal))
        {
            return false;
        }

        var position = parts[0].Length;
        for (var i = 1; i < parts.Count - 1; i++)
        {
            var found = text.IndexOf(parts[i], position, StringComparison.Ordinal);
            if (found < 0)
            {
                return false;
            }

            position = found + parts[i].Length;
        }

        return text.Length - position >= parts[^1].Length && text.EndsWith(parts[^1], StringComparison.Ordinal);
    }
}
