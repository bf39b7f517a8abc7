using System.Text.Json.Nodes;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>
/// A CloudWatch Logs filter pattern for JSON lines: <c>{ ($.a.b = "x") &amp;&amp; (($.c = "y") || ($.c = "z")) }</c> (user
/// guide, "Filter pattern syntax for metric filters"). Supports the comparisons = and != with strings.
/// </summary>
public sealed class LogFilterPattern
{
    private readonly string text;
    private readonly Func<JsonNode, bool> test;
    private int at;

    private LogFilterPattern(string text)
    {
        this.text = text;
        Expect('{');
        test = Any();
        Expect('}');
        if (Peek() is { } left)
        {
            throw Wrong($"the end, found '{left}'");
        }
    }

    /// <exception cref="FormatException">CloudWatch would refuse it, or it uses syntax that is not supported here.</exception>
    public static LogFilterPattern Parse(string text) => new(text);

    public bool Matches(JsonNode line) => test(line);

    private Func<JsonNode, bool> Any()
    {
        var left = All();
        while (Take("||"))
        {
            var (one, other) = (left, All());
            left = line => one(line) || other(line);
        }

        return left;
    }

    private Func<JsonNode, bool> All()
    {
        var left = Term();
        while (Take("&&"))
        {
            var (one, other) = (left, Term());
            left = line => one(line) && other(line);
        }

        return left;
    }

    private Func<JsonNode, bool> Term()
    {
        if (Take("("))
        {
            var inner = Any();
            Expect(')');
            return inner;
        }

        var path = Selector();
        var isEqual = Take("=") || (Take("!=") ? false : throw Wrong("= or !="));
        var value = Quoted();
        return line => (Find(line, path) == value) == isEqual;
    }

    private string[] Selector()
    {
        Expect('$');
        Expect('.');
        var start = at;
        while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '.' or '_' or '-'))
        {
            at++;
        }

        return at > start ? text[start..at].Split('.') : throw Wrong("a name");
    }

    private string Quoted()
    {
        Expect('"');
        var end = text.IndexOf('"', at);
        var value = end < 0 ? throw Wrong("a closing quotation mark") : text[at..end];
        at = end + 1;
        return value;
    }

    private static string? Find(JsonNode line, string[] path)
    {
        JsonNode? node = line;
        foreach (var name in path)
        {
            node = (node as JsonObject)?[name];
        }

        return node?.ToString();
    }

    private char? Peek()
    {
        while (at < text.Length && text[at] == ' ')
        {
            at++;
        }

        return at < text.Length ? text[at] : null;
    }

    private bool Take(string word)
    {
        if (Peek() is null || string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            return false;
        }

        at += word.Length;
        return true;
    }

    private void Expect(char one)
    {
        if (!Take(one.ToString()))
        {
            throw Wrong($"'{one}'");
        }
    }

    private FormatException Wrong(string expected) => new($"filter pattern: expected {expected} at {at} of {text}");
}
