using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Failover.Drill.Serving;

/// <summary>One request: <c>POST /2015-03-31/functions/NAME/invocations</c>, where NAME is a logical id, a name or an ARN.</summary>
internal sealed class InvokeEndpoint(ServedWorld world)
{
    private const string Before = "/2015-03-31/functions/";
    private const string After = "/invocations";

    /// <summary>One byte more than the Invoke API accepts: anything longer is refused without reading all of it.</summary>
    private const int MostRead = (6 * 1024 * 1024) + 1;

    public async Task HandleAsync(HttpContext context)
    {
        var (request, response) = (context.Request, context.Response);
        if (FunctionOf(request.Path.Value ?? "") is not { } function)
        {
            await RefuseAsync(
                response, 404, "UnknownPathException",
                $"Expected {Before}NAME{After}, but found {request.Path.Value}. NAME is one of: {Names()}");
        }
        else if (!HttpMethods.IsPost(request.Method))
        {
            response.Headers.Allow = "POST";
            await RefuseAsync(response, 405, "MethodNotAllowedException", $"Expected POST, but found {request.Method}.");
        }
        else if (request.Headers["X-Amz-Invocation-Type"].ToString() is { Length: > 0 } type && type != "RequestResponse")
        {
            // As sam local start-lambda answers.
            await RefuseAsync(
                response, 501, "NotImplemented", $"invocation-type: {type} is not supported. RequestResponse is only supported.");
        }
        else
        {
            await InvokeAsync(context, function);
        }
    }

    private async Task InvokeAsync(HttpContext context, string function)
    {
        var answer = await world.InvokeAsync(function, await ReadAsync(context.Request), context.RequestAborted);
        context.Response.StatusCode = answer.Status;
        foreach (var (name, value) in answer.Headers)
        {
            context.Response.Headers[name] = value;
        }

        context.Response.ContentLength = answer.Body.Length;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    /// <summary>The path arrives decoded, so an ARN's colons may be written as %3A.</summary>
    private static string? FunctionOf(string path) =>
        path.StartsWith(Before, StringComparison.Ordinal) && path.EndsWith(After, StringComparison.Ordinal) && path.Length > Before.Length
            + After.Length
            ? path[Before.Length..^After.Length]
            : null;

    private static async Task<ReadOnlyMemory<byte>> ReadAsync(HttpRequest request)
    {
        using var body = new MemoryStream();
        var buffer = new byte[64 * 1024];
        int read;
        while (body.Length < MostRead && (read = await request.Body.ReadAsync(buffer, request.HttpContext.RequestAborted)) > 0)
        {
            await body.WriteAsync(buffer.AsMemory(0, read), request.HttpContext.RequestAborted);
        }

        return body.ToArray();
    }

    private static Task RefuseAsync(HttpResponse response, int status, string code, string message)
    {
        response.StatusCode = status;
        response.ContentType = "application/json";
        response.Headers["X-Amzn-ErrorType"] = code;
        return response.WriteAsync(new JsonObject { ["Type"] = "User", ["Message"] = message }.ToJsonString());
    }

    private string Names() => string.Join(", ", world.Lambda.Functions.Select(f => f.LogicalId));
}
