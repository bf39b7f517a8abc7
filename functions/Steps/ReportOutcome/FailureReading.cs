using System.Text.Json;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>Reads the message out of what a Catch wrote.</summary>
internal static class FailureReading
{
    /// <summary>The exception's own message where the cause is Lambda's error JSON, else the cause as it is.</summary>
    public static string Message(Failure failure)
    {
        var cause = failure.Cause ?? "";
        try
        {
            using var json = JsonDocument.Parse(cause);
            return json.RootElement.ValueKind == JsonValueKind.Object && json.RootElement.TryGetProperty("errorMessage", out var message)
                && message.ValueKind == JsonValueKind.String
                ? message.GetString()!
                : cause;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException or ArgumentException)
        {
            // Step Functions' own errors have causes in plain words; a cut message may end in half of a surrogate pair.
            return cause;
        }
    }
}
