using Amazon.Runtime;
using Amazon.Runtime.Internal;

namespace Failover.Functions.Aws;

/// <summary>
/// Resends a request that AWS refused because of its timestamp: once, at once, and by AWS's clock. It retries nothing else.
/// </summary>
/// <remarks>
/// RetryPolicy corrects the clock only while it may retry, which <c>MaxErrorRetry = 0</c> rules out: an environment whose clock is wrong
/// would fail its first call to each service. A request that is refused because of its timestamp has had no effect. Release build only:
/// the local cloud's clients have no pipeline.
/// </remarks>
internal sealed class ClockSkewRetry() : DefaultRetryPolicy(maxRetries: 1)
{
    public override bool RetryForException(IExecutionContext executionContext, Exception exception) => false;

    public override Task<bool> RetryForExceptionAsync(IExecutionContext executionContext, Exception exception) => Task.FromResult(false);

    public override Task WaitBeforeRetryAsync(IExecutionContext executionContext) => Task.CompletedTask;
}

/// <summary>Gives every client that is created afterwards <see cref="ClockSkewRetry"/>.</summary>
internal sealed class ClockSkewCorrection : IRuntimePipelineCustomizer
{
    public string UniqueName => nameof(ClockSkewCorrection);

    public void Customize(Type type, RuntimePipeline pipeline) =>
        pipeline.ReplaceHandler<RetryHandler>(new RetryHandler(new ClockSkewRetry()));
}
