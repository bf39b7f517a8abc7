using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Failover.LocalCloud.Lambda;

/// <summary>The error object that the .NET runtime answers: <c>errorType</c> is the exception's class name, without its namespace.</summary>
internal static class ErrorObject
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Of(Exception exception) => Write(writer => Write(writer, exception));

    public static ReadOnlyMemory<byte> Of(string errorType, string message) => Write(writer =>
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

    private static void Write(Utf8JsonWriter writer, Exception exception)
    {
        writer.WriteStartObject();
        writer.WriteString("errorType", exception.GetType().Name);
        writer.WriteString("errorMessage", exception.Message);
        writer.WriteStartArray("stackTrace");

        // Without files and lines: they differ from machine to machine, and a trace must not.
        foreach (var line in new StackTrace(exception, fNeedFileInfo: false).ToString().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            writer.WriteStringValue(line);
        }

        writer.WriteEndArray();
        if (exception.InnerException is { } inner)
        {
            writer.WritePropertyName("cause");
            Write(writer, inner);
        }

        writer.WriteEndObject();
    }
}
