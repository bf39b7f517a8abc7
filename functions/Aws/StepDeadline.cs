using Amazon.Lambda.Core;

namespace Failover.Functions.Aws;

/// <summary>Step &lt; Lambda &lt; state: a step ends before Lambda's timeout would end it, so that its error has a name.</summary>
internal static class StepDeadline
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(1);

    /// <summary>A source that cancels shortly before the invocation's time is up.</summary>
    public static CancellationTokenSource From(ILambdaContext context, TimeProvider time)
    {
        var left = context.RemainingTime - Margin;
        return new CancellationTokenSource(left > TimeSpan.Zero ? left : TimeSpan.Zero, time);
    }
}
