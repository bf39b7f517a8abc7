using System.Text.Json;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.Lambda;

/// <summary>An answer of the Invoke API: status, headers, body.</summary>
public sealed record InvokeAnswer(int Status, IReadOnlyDictionary<string, string> Headers, ReadOnlyMemory<byte> Body);

/// <summary>Lambda's Invoke API without its transport: <c>POST /2015-03-31/functions/NAME/invocations</c>.</summary>
public sealed class InvokeApi(LambdaService lambda)
{
    // Invoke: RequestTooLargeException over "6 MB for synchronous requests".
    private const int MostBytes = 6 * 1024 * 1024;
    private static readonly byte[] EmptyEvent = [.. "{}"u8];

    public async Task<InvokeAnswer> HandleAsync(string functionName, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (body.Length > MostBytes)
        {
            return Error(
                "RequestTooLargeException", $"Request must be smaller than {MostBytes} bytes for the InvokeFunction operation", 413);
        }

        if (!body.IsEmpty && Problem(body) is { } problem)
        {
            return Error("InvalidRequestContentException", $"Could not parse request body into json: {problem}", 400);
        }

        try
        {
            var result = await lambda.InvokeAsync(functionName, body.IsEmpty ? EmptyEvent : body, cancellationToken);
            var headers = Headers();
            headers["X-Amz-Executed-Version"] = "$LATEST";
            headers["x-amzn-RequestId"] = result.RequestId;
            if (result.FunctionError is { } error)
            {
                headers["X-Amz-Function-Error"] = error;
            }

            return new InvokeAnswer(200, headers, result.Utf8);
        }
        catch (LambdaServiceException e)
        {
            return Error(e.Code, e.Message, e.Status);
        }
    }

    private static string? Problem(ReadOnlyMemory<byte> body)
    {
        try
        {
            var reader = new Utf8JsonReader(body.Span);
            while (reader.Read())
            {
                // Reads to the end only to check that it is JSON.
            }

            return null;
        }
        catch (JsonException e)
        {
            return e.Message;
        }
    }

    private static InvokeAnswer Error(string code, string message, int status)
    {
        var headers = Headers();
        headers["X-Amzn-ErrorType"] = code;
        var body = new JsonObject { ["Type"] = status < 500 ? "User" : "Service", ["Message"] = message };
        return new InvokeAnswer(status, headers, JsonSerializer.SerializeToUtf8Bytes(body));
    }

    private static SortedDictionary<string, string> Headers() =>
        new(StringComparer.OrdinalIgnoreCase) { ["Content-Type"] = "application/json" };
}
