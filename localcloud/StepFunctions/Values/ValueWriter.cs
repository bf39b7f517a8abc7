using System.Buffers;
using System.Text;

namespace Failover.LocalCloud.StepFunctions.Values;

/// <summary>
/// Writes values as compact JSON in UTF-8. Only what JSON requires is escaped: the text is exactly <see cref="Value.Size"/> long.
/// </summary>
internal static class ValueWriter
{
    /// <summary>The characters that JSON strings must escape.</summary>
    public static readonly SearchValues<char> Escaped = SearchValues.Create(
        [.. Enumerable.Range(0, ' ').Select(static c => (char)c), '"', '\\']);

    public static byte[] Write(Value value)
    {
        var text = new byte[value.Size];
        Write(text, value);
        return text;
    }

    /// <returns>The unused rest of the buffer.</returns>
    private static Span<byte> Write(Span<byte> text, Value value) => value switch
    {
        ObjectValue fields => WriteObject(text, fields),
        ArrayValue array => WriteArray(text, array),
        StringValue s => WriteString(text, s.Text),
        NumberValue number => Put(text, number.Text),
        BooleanValue boolean => Put(text, boolean.Truth ? "true" : "false"),
        _ => Put(text, "null"),
    };

    private static Span<byte> WriteObject(Span<byte> text, ObjectValue fields)
    {
        text = Put(text, '{');
        for (var i = 0; i < fields.Count; i++)
        {
            text = i > 0 ? Put(text, ',') : text;
            text = Put(WriteString(text, fields.Names[i]), ':');
            text = Write(text, fields.Values[i]);
        }

        return Put(text, '}');
    }

    private static Span<byte> WriteArray(Span<byte> text, ArrayValue array)
    {
        text = Put(text, '[');
        for (var i = 0; i < array.Count; i++)
        {
            text = Write(i > 0 ? Put(text, ',') : text, array.Items[i]);
        }

        return Put(text, ']');
    }

    private static Span<byte> WriteString(Span<byte> text, ReadOnlySpan<char> s)
    {
        text = Put(text, '"');
        for (var plain = s.IndexOfAny(Escaped); plain >= 0; plain = s.IndexOfAny(Escaped))
        {
            text = Put(Put(text, s[..plain]), Escape(s[plain]));
            s = s[(plain + 1)..];
        }

        return Put(Put(text, s), '"');
    }

    private static string Escape(char c) => c switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        '\b' => "\\b",
        '\f' => "\\f",
        _ => $"\\u{(int)c:x4}",
    };

    private static Span<byte> Put(Span<byte> text, char ascii)
    {
        text[0] = (byte)ascii;
        return text[1..];
    }

    private static Span<byte> Put(Span<byte> text, ReadOnlySpan<char> s) => text[Encoding.UTF8.GetBytes(s, text)..];
}
