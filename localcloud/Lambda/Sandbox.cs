using System.Globalization;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.LocalCloud.Lambda;

/// <summary>One invocation in its environment: init, the handler, the timeout and the handling of failures.</summary>
internal sealed class Sandbox(
    CloudCore core,
    HostedHandler handler,
    FunctionDefinition function,
    ExecutionEnvironment environment,
    string requestId,
    Action<IServiceCollection, FunctionIdentity> overrides)
{
    // Invoke: "6 MB for synchronous responses".
    private const int MostBytes = 6 * 1024 * 1024;

    public async Task<LambdaResult> RunAsync(ReadOnlyMemory<byte> payload, LambdaFault? fault, FunctionLogger logger)
    {
        if (fault?.Kind == LambdaFaultKind.Crash)
        {
            return Crashed();
        }

        var timeout = TimeSpan.FromSeconds(function.Timeout);
        var context = new LambdaContext(function, requestId, core.Time.GetUtcNow() + timeout, core.Time, logger);
        var work = WorkAsync(payload, context, fault?.Kind == LambdaFaultKind.Slow ? fault.Delay : TimeSpan.Zero);
        if (!await Waits.ForAsync(work, core.Time, core.Time.GetUtcNow() + timeout, CancellationToken.None))
        {
            environment.Kill();
            return Failed("Sandbox.Timedout", string.Create(
                CultureInfo.InvariantCulture, $"RequestId: {requestId} Error: Task timed out after {timeout.TotalSeconds:0.00} seconds"));
        }

        var result = await work;
        return fault?.Kind == LambdaFaultKind.CrashAfter ? Crashed() : result;
    }

    /// <summary>Never throws: the function's exceptions become its answer.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage(
        "Design", "CA1031", Justification = "The runtime answers any exception of a function with an error object.")]
    private async Task<LambdaResult> WorkAsync(ReadOnlyMemory<byte> payload, LambdaContext context, TimeSpan slow)
    {
        try
        {
            if (environment.Services is null)
            {
                environment.Start(overrides);
            }

            if (slow > TimeSpan.Zero)
            {
                await core.Time.Delay(slow, CancellationToken.None);
            }

            var answer = await handler.InvokeAsync(environment.Services!, payload, context);
            return answer.Utf8.Length <= MostBytes
                ? Result(answer)
                : Failed(
                "Function.ResponseSizeTooLarge",
                $"Response payload size ({answer.Utf8.Length} bytes) exceeded maximum allowed payload size ({MostBytes} bytes).");
        }
        catch (Exception e)
        {
            return Result(HandlerAnswer.Of(e, handler.Method));
        }
    }

    private LambdaResult Crashed()
    {
        environment.Kill();
        return Failed("Runtime.ExitError", $"RequestId: {requestId} Error: Runtime exited with error: exit status 134");
    }

    private LambdaResult Result(HandlerAnswer answer) =>
        new(requestId, answer.Utf8, answer.ErrorType is null ? null : "Unhandled", answer.ErrorType);

    private LambdaResult Failed(string type, string message) => new(requestId, ErrorObject.From(type, message), "Unhandled", type);
}
