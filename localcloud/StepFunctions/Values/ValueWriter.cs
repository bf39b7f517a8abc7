using System.Globalization;
using System.Text;

namespace Failover.LocalCloud.StepFunctions.Values;

/// <summary>Values to compact JSON text. Only what JSON demands is escaped: the text is as long as <see cref="Value.Size"/> says.</summary>
internal static class ValueWriter
{
    public static string Write(Value value)
    {
        var text = new StringBuilder();
        Write(text, value);
        return text.ToString();
    }

    private static void Write(StringBuilder text, Value value)
    {
        switch (value)
        {
            case ObjectValue fields:
                WriteObject(text, fields);
                break;
            case ArrayValue array:
                WriteArray(text, array);
                break;
            case StringValue s:
                WriteString(text, s.Text);
                break;
            case NumberValue number:
                text.Append(number.Text);
                break;
            case BooleanValue boolean:
                text.Append(boolean.Truth ? "true" : "false");
                break;
            default:
                text.Append("null");
                break;
        }
    }

    private static void WriteObject(StringBuilder text, ObjectValue fields)
    {
        text.Append('{');
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            WriteString(text, fields.Names[i]);
            text.Append(':');
            Write(text, fields.Values[i]);
        }

        text.Append('}');
    }

    private static void WriteArray(StringBuilder text, ArrayValue array)
    {
        text.Append('[');
        for (var i = 0; i < array.Count; i++)
        {
            if (i > 0)
            {
                text.Append(',');
            }

            Write(text, array.Items[i]);
        }

        text.Append(']');
    }

    private static void WriteString(StringBuilder text, string s)
    {
        text.Append('"');
        foreach (var c in s)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}"),
                _ => text.Append(c),
            };
        }

        text.Append('"');
    }
}
