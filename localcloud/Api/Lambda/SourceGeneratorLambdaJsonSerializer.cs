// The subset of Amazon.Lambda.Serialization.SystemTextJson that this project uses. Not compiled if the official package is linked.
#nullable disable
using System.Collections.Concurrent;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Amazon.Lambda.Core;

namespace Amazon.Lambda.Serialization.SystemTextJson;

public class JsonSerializerException(string message, Exception exception) : Exception(message, exception);

public class SourceGeneratorLambdaJsonSerializer<TSGContext> : ILambdaSerializer
    where TSGContext : JsonSerializerContext
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // A new writer starts with 4 KB, and most answers are a few hundred bytes.
    [ThreadStatic]
    private static Utf8JsonWriter kept;

    private readonly TSGContext context;
    private readonly ConcurrentDictionary<Type, JsonTypeInfo> typeInfos = new();

    public SourceGeneratorLambdaJsonSerializer()
        : this(null)
    {
    }

    public SourceGeneratorLambdaJsonSerializer(Action<JsonSerializerOptions> customizer)
    {
        var options = new JsonSerializerOptions
        {
            DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
            PropertyNameCaseInsensitive = true,
        };
        customizer?.Invoke(options);
        context = (TSGContext)Activator.CreateInstance(typeof(TSGContext), options);
    }

    public T Deserialize<T>(Stream requestStream)
    {
        try
        {
            return JsonSerializer.Deserialize(Bytes(requestStream), TypeInfo<T>());
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new JsonSerializerException($"The event is not a {typeof(T).FullName} in JSON: {e.Message}", e);
        }
    }

    public void Serialize<T>(T response, Stream responseStream)
    {
        var writer = kept ?? new Utf8JsonWriter(responseStream, WriterOptions);
        kept = null;
        writer.Reset(responseStream);
        JsonSerializer.Serialize(writer, response, TypeInfo<T>());
        writer.Flush();
        writer.Reset(Stream.Null);
        kept = writer;
    }

    // One span for the whole event: reading the stream in parts costs more than buffering these few kilobytes.
    private static ReadOnlySpan<byte> Bytes(Stream stream)
    {
        if (stream is MemoryStream memory && memory.TryGetBuffer(out var bytes))
        {
            return bytes;
        }

        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    // The context would find it too, but more slowly.
    private JsonTypeInfo<T> TypeInfo<T>() =>
        (JsonTypeInfo<T>)typeInfos.GetOrAdd(typeof(T), static (type, context) => context.GetTypeInfo(type)
        ?? throw new NotSupportedException($"{typeof(TSGContext).FullName} was not generated for {type.FullName}."), context);
}
