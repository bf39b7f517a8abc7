using System.Globalization;
using System.Text;

namespace Failover.LocalCloud.StepFunctions.Paths;

/// <summary>A position in the text of a path or an intrinsic function, with the tokens that both share.</summary>
internal sealed class Cursor(string text)
{
    public string Text { get; } = text;

    public int Position { get; private set; }

    public bool AtEnd => Position >= Text.Length;

    public char Peek => AtEnd ? '\0' : Text[Position];

    public char PeekNext => Position + 1 < Text.Length ? Text[Position + 1] : '\0';

    public char Take() => AtEnd ? throw Expected("more text") : Text[Position++];

    public bool TryTake(string token)
    {
        if (string.CompareOrdinal(Text, Position, token, 0, token.Length) != 0)
        {
            return false;
        }

        Position += token.Length;
        return true;
    }

    public void Require(string token)
    {
        if (!TryTake(token))
        {
            throw Expected($"'{token}'");
        }
    }

    public void SkipSpaces()
    {
        while (Peek is ' ' or '\t' or '\n' or '\r')
        {
            Position++;
        }
    }

    public string TakeWhile(Func<char, bool> accept)
    {
        var start = Position;
        while (!AtEnd && accept(Text[Position]))
        {
            Position++;
        }

        return Text[start..Position];
    }

    public string TakeName()
    {
        var name = TakeWhile(static c => char.IsLetterOrDigit(c) || c is '_' or '-' || c > '\u007f');
        return name.Length > 0 ? name : throw Expected("a name");
    }

    public int TakeInteger()
    {
        var digits = TakeWhile(static c => char.IsAsciiDigit(c) || c == '-');
        return int.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw Expected("an integer");
    }

    /// <summary>A quoted string; a backslash makes the next character literal.</summary>
    public string TakeQuoted()
    {
        var quote = Take();
        var result = new StringBuilder();
        while (true)
        {
            var c = AtEnd ? throw Expected($"the closing {quote}") : Take();
            if (c == quote)
            {
                return result.ToString();
            }

            result.Append(c == '\\' ? Take() : c);
        }
    }

    /// <summary>The error for what was expected and found here.</summary>
    public FormatException Expected(string what) => new(
        $"expected {what} at position {Position.ToString(CultureInfo.InvariantCulture)}, found "
            + $"{(AtEnd ? "the end" : $"'{Text[Position..]}'")}");
}
