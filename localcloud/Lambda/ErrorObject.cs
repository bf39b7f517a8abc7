using System.Diagnostics;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Failover.LocalCloud.Lambda;

/// <summary>
/// The error object that the .NET runtime answers: <c>errorType</c> is the exception's class name, without its namespace.
/// </summary>
internal static class ErrorObject
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Of what a handler threw.</summary>
    /// <remarks>
    /// The stack of an exception class of the handler's own assembly, or of the serializer's, is the handler alone: its message says what
    /// went wrong, and the real stack depends on what was inlined by then and on how reflection made the call, while one seed must give
    /// one trace. Any other
    /// exception is a defect, whose stack is wanted.
    /// </remarks>
    public static ReadOnlyMemory<byte> From(Exception exception, MethodInfo handler) =>
        Write(writer => Write(writer, exception, IsExplained(Thrown(exception), handler) ? handler : null));

    public static ReadOnlyMemory<byte> From(string errorType, string message) => Write(writer =>
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", errorType);
        writer.WriteString("errorMessage", message);
        writer.WriteEndObject();
    });

    private static ReadOnlyMemory<byte> Write(Action<Utf8JsonWriter> content)
    {
        using var stream = new MemoryStream(1024);
        using (var writer = new Utf8JsonWriter(stream, Options))
        {
            content(writer);
        }

        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }

    /// <param name="handler">All that the stack shows; null: it is shown as it is.</param>
    private static void Write(Utf8JsonWriter writer, Exception exception, MethodInfo? handler)
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", exception.GetType().Name);
        writer.WriteString("errorMessage", exception.Message);
        writer.WriteStartArray("stackTrace");

        foreach (var line in handler is null ? Stack(exception) : [$"at {handler.DeclaringType}.{handler.Name}"])
        {
            writer.WriteStringValue(line);
        }

        writer.WriteEndArray();
        if (exception.InnerException is { } inner)
        {
            writer.WritePropertyName("cause");
            Write(writer, inner, handler);
        }

        writer.WriteEndObject();
    }

    private static bool IsExplained(Exception thrown, MethodInfo handler) =>
        thrown is JsonSerializerException || thrown.GetType().Assembly == handler.DeclaringType?.Assembly;

    private static Exception Thrown(Exception exception) =>
        exception is TargetInvocationException { InnerException: { } inner } ? inner : exception;

    // Without files and lines: they differ from machine to machine.
    private static string[] Stack(Exception exception) => new StackTrace(exception, fNeedFileInfo: false).ToString()
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
