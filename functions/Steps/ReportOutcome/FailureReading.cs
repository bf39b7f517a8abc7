using System.Text.Json;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>Reads an error's name and message from what a Catch wrote.</summary>
/// <remarks>
/// What a .NET function throws while it is constructed, not while it is called, arrives as a TargetInvocationException: the error itself
/// is its <c>cause</c>.
/// </remarks>
internal static class FailureReading
{
    private const string Wrapper = nameof(System.Reflection.TargetInvocationException);

    /// <summary>The error's own name; null if Step Functions gives none.</summary>
    public static string? Name(Failure failure) => failure.Error == Wrapper ? Read(failure).Name ?? Wrapper : failure.Error;

    /// <summary>The exception's own message if the cause is Lambda's error JSON, otherwise the cause as it is.</summary>
    public static string Message(Failure failure) => Read(failure).Message ?? failure.Cause ?? "";

    private static (string? Name, string? Message) Read(Failure failure)
    {
        try
        {
            using var json = JsonDocument.Parse(failure.Cause ?? "");
            var error = json.RootElement;
            while (Text(error, "errorType") == Wrapper && error.TryGetProperty("cause", out var inner))
            {
                error = inner;
            }

            return (Text(error, "errorType"), Text(error, "errorMessage"));
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // The causes of Step Functions' own errors are plain text; a truncated message may end in half of a surrogate pair.
            return (null, null);
        }
    }

    private static string? Text(JsonElement error, string field) =>
        error.ValueKind == JsonValueKind.Object && error.TryGetProperty(field, out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()
            : null;
}
