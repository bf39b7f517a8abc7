using System.Text;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Lambda;

/// <summary>What an invocation answered.</summary>
/// <param name="Utf8">The payload: the handler's result, or the error object, in JSON.</param>
/// <param name="FunctionError"><c>Unhandled</c> where the function failed, else null.</param>
/// <param name="ErrorType">The error object's <c>errorType</c>; null where the function did not fail.</param>
public sealed record LambdaResult(string RequestId, ReadOnlyMemory<byte> Utf8, string? FunctionError = null, string? ErrorType = null)
{
    /// <summary>The payload's text.</summary>
    public string Payload => Encoding.UTF8.GetString(Utf8.Span);

    /// <summary>The payload as JSON.</summary>
    public JsonNode? Json() => JsonNode.Parse(Utf8.Span);
}

/// <summary>One invocation, for counts and for people.</summary>
/// <param name="Cold">Whether it started a new environment.</param>
/// <param name="Duration">From the handler's start to its end, as Lambda bills it.</param>
/// <param name="ErrorType">Null where it did not fail.</param>
public sealed record LambdaInvocation(
    string RequestId, string LogicalId, DateTimeOffset At, bool Cold, TimeSpan Duration, string? ErrorType, IReadOnlyList<LogLine> Log);

/// <summary>One line that a function logged.</summary>
public sealed record LogLine(DateTimeOffset At, string Level, string Text);
