using System.Diagnostics;
using System.Reflection;
using System.Text.Encodings.Web;
using System.Text.Json;
using Amazon.Lambda.Serialization.SystemTextJson;

namespace Failover.LocalCloud.Lambda;

/// <summary>
/// The error object that the .NET runtime returns: <c>errorType</c> is the exception's class name without its namespace.
/// </summary>
internal static class ErrorObject
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The error object for a handler's exception.</summary>
    /// <remarks>
    /// For an exception class from the handler's own assembly, or from the serializer, the stack is reduced to the handler: the message
    /// says what went wrong, and the real stack depends on inlining and on how reflection made the call, while the same seed must give the
    /// same trace. Any other exception is a defect, for which the stack is needed.
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

    /// <param name="handler">The only frame to show; null for the real stack.</param>
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

    // Without files and lines, which differ from machine to machine.
    private static string[] Stack(Exception exception) => new StackTrace(exception, fNeedFileInfo: false).ToString()
        .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
