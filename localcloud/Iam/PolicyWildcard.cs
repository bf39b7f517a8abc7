using System.Buffers;

namespace Failover.LocalCloud.Iam;

/// <summary>
/// A compiled IAM pattern. In the compiled text, wildcards are special characters,
/// so that an escaped <c>${*}</c> and the value of a policy variable remain plain text.
/// </summary>
internal sealed class PolicyWildcard
{
    internal const char AnyRun = '\uE000';
    internal const char AnyChar = '\uE001';

    private static readonly SearchValues<char> Wild = SearchValues.Create(AnyRun, AnyChar);

    private readonly string pattern;
    private readonly StringComparison comparison;
    private readonly bool literal;
    private readonly bool prefix;

    /// <param name="compiled">The result of <see cref="Compile"/>, or text in which the caller has put wildcards.</param>
    internal PolicyWildcard(string compiled, bool ignoreCase)
    {
        pattern = compiled;
        comparison = ignoreCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;
        var first = compiled.AsSpan().IndexOfAny(Wild);
        literal = first < 0;
        prefix = first >= 0 && first == compiled.Length - 1 && compiled[first] == AnyRun;
    }

    /// <summary>The text with its <c>*</c> and <c>?</c> as wildcards.</summary>
    internal static string Compile(string text) => text.Replace('*', AnyRun).Replace('?', AnyChar);

    internal static PolicyWildcard Parse(string text, bool ignoreCase = false) => new(Compile(text), ignoreCase);

    internal bool IsMatch(ReadOnlySpan<char> text) =>
        literal ? text.Equals(pattern, comparison)
        : prefix ? text.StartsWith(pattern.AsSpan(0, pattern.Length - 1), comparison)
        : Search(text);

    // Greedy, with a single backtracking point: once a later star matches, an earlier one never needs to change.
    private bool Search(ReadOnlySpan<char> text)
    {
        int p = 0, t = 0, star = -1, from = 0;
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == AnyRun)
            {
                star = p++;
                from = t;
            }
            else if (p < pattern.Length && (pattern[p] == AnyChar || Same(pattern[p], text[t])))
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                p = star + 1;
                t = ++from;
            }
            else
            {
                return false;
            }
        }

        return pattern.AsSpan(p).IndexOfAnyExcept(AnyRun) < 0;
    }

    private bool Same(char a, char b) =>
        a == b || (comparison == StringComparison.OrdinalIgnoreCase && char.ToUpperInvariant(a) == char.ToUpperInvariant(b));

    /// <summary>Whether some text exists that both patterns match.</summary>
    internal static bool Intersect(string a, string b)
    {
        // reach[j]: the first i characters of a and the first j of b can match the same text.
        var reach = new bool[b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            var next = new bool[b.Length + 1];
            for (var j = 0; j <= b.Length; j++)
            {
                next[j] = (i == 0 && j == 0)
                    || (i > 0 && a[i - 1] == AnyRun && reach[j])
                    || (j > 0 && b[j - 1] == AnyRun && next[j - 1])
                    || (i > 0 && j > 0 && Step(a[i - 1], b[j - 1], reach[j - 1], next[j - 1], reach[j]));
            }

            reach = next;
        }

        return reach[b.Length];
    }

    // A star stays in place while it consumes a character of the other pattern.
    private static bool Step(char a, char b, bool both, bool onlyB, bool onlyA) =>
        (a == AnyRun && onlyB) || (b == AnyRun && onlyA) || (both && (a == b || a == AnyChar || b == AnyChar));
}
