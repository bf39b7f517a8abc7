using System.Text;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Lambda;

/// <summary>The result of an invocation.</summary>
/// <param name="Utf8">The payload as JSON: the handler's result, or the error object.</param>
/// <param name="FunctionError"><c>Unhandled</c> if the function failed, otherwise null.</param>
/// <param name="ErrorType">The error object's <c>errorType</c>; null if the function did not fail.</param>
public sealed record LambdaResult(string RequestId, ReadOnlyMemory<byte> Utf8, string? FunctionError = null, string? ErrorType = null)
{
    /// <summary>The payload as text.</summary>
    public string Payload => Encoding.UTF8.GetString(Utf8.Span);

    /// <summary>The payload as JSON.</summary>
    public JsonNode? Json() => JsonNode.Parse(Utf8.Span);
}

/// <summary>One invocation, for counts and reports.</summary>
/// <param name="Cold">Whether it started a new environment.</param>
/// <param name="Duration">From the handler's start to its end, as Lambda bills it.</param>
/// <param name="ErrorType">Null if it did not fail.</param>
public sealed record LambdaInvocation(
    string RequestId, string LogicalId, DateTimeOffset At, bool Cold, TimeSpan Duration, string? ErrorType, IReadOnlyList<LogLine> Log);

/// <summary>One line that a function logged.</summary>
public sealed record LogLine(DateTimeOffset At, string Level, string Text);
