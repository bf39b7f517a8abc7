using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Lambda;

/// <summary>Asynchronous invocations by EventBridge or SNS.</summary>
/// <remarks>
/// Lambda developer guide, "How Lambda handles errors and retries with asynchronous invocation": a function error is retried
/// twice, after one and two minutes; throttles and service errors at intervals from 1 s to 5 minutes, for up to 6 hours. A function's
/// EventInvokeConfig can lower both limits.
/// </remarks>
public sealed class AsyncInvoker(CloudCore core, LambdaService lambda)
{
    /// <summary>Accepts the event and invokes the function at once, with retries if that fails.</summary>
    /// <exception cref="LambdaServiceException">The function does not exist.</exception>
    public void Invoke(string functionNameOrArn, string payloadJson)
    {
        var function = lambda.Find(functionNameOrArn)
            ?? throw new LambdaServiceException("ResourceNotFoundException", $"Function not found: {functionNameOrArn}", 404);
        _ = RunAsync(function, payloadJson, core.Time.GetUtcNow());
    }

    private async Task RunAsync(FunctionDefinition function, string payload, DateTimeOffset since)
    {
        var failures = 0;
        var refusals = 0;
        while (true)
        {
            TimeSpan wait;
            try
            {
                var result = await lambda.InvokeAsync(function.Arn, payload, CancellationToken.None);
                if (result.FunctionError is null)
                {
                    return;
                }

                wait = TimeSpan.FromMinutes(++failures);
            }
            catch (LambdaServiceException)
            {
                wait = TimeSpan.FromSeconds(Math.Min(300, Math.Pow(2, Math.Min(refusals++, 10))));
            }

            if (failures > function.AsyncRetries || core.Time.GetUtcNow() + wait - since > function.AsyncMostAge)
            {
                core.Journal.Write("lambda", "event-dropped", function.LogicalId, "given up after its retries");
                return;
            }

            await core.Time.Delay(wait, CancellationToken.None);
        }
    }
}
