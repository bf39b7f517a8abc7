using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Failover.LocalCloud.StepFunctions.Values;

/// <summary>Parses JSON text to values in a single pass.</summary>
internal static class ValueReader
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 512 };

    /// <exception cref="JsonException">The text is not JSON.</exception>
    public static Value Read(string json)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(json.Length));
        try
        {
            return Read(buffer.AsSpan(0, Encoding.UTF8.GetBytes(json, buffer)));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <inheritdoc cref="Read(string)"/>
    public static Value Read(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, Options);
        reader.Read();
        var value = Read(ref reader);

        // Reading to the end makes anything after the value an error.
        reader.Read();
        return value;
    }

    private static Value Read(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.StartObject => ReadObject(ref reader),
        JsonTokenType.StartArray => ReadArray(ref reader),
        JsonTokenType.String => new StringValue(reader.GetString() ?? ""),
        JsonTokenType.Number => Number(Encoding.ASCII.GetString(reader.ValueSpan)),
        JsonTokenType.True => BooleanValue.True,
        JsonTokenType.False => BooleanValue.False,
        _ => NullValue.Instance,
    };

    internal static NumberValue Number(string text) => new(double.Parse(text, CultureInfo.InvariantCulture), text);

    private static ArrayValue ReadArray(ref Utf8JsonReader reader)
    {
        var items = new List<Value>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Read(ref reader));
        }

        return items.Count == 0 ? ArrayValue.Empty : new ArrayValue(items);
    }

    private static ObjectValue ReadObject(ref Utf8JsonReader reader)
    {
        var fields = new ObjectBuilder();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString() ?? "";
            reader.Read();
            fields.Set(name, Read(ref reader));
        }

        return fields.Build();
    }
}
