namespace Failover.Functions.Aws;

/// <summary>Makes two calls at the same time that do not depend on each other.</summary>
internal static class Overlap
{
    /// <summary>Both answers; the error, if any, is the one that making the calls in order would have met first.</summary>
    /// <remarks>
    /// If the first call fails, the second is cancelled and its end awaited: what it answers no longer matters. If the second fails, the
    /// first is still awaited, since its error would take precedence. So the error does not depend on which call is faster.
    /// </remarks>
    /// <param name="first">Is given <paramref name="cancellationToken"/>.</param>
    /// <param name="second">Is given a token that is cancelled when the first call fails, too.</param>
    /// <param name="cancellationToken">The step's deadline.</param>
    public static async Task<(TFirst First, TSecond Second)> RunAsync<TFirst, TSecond>(
        Func<CancellationToken, Task<TFirst>> first, Func<CancellationToken, Task<TSecond>> second, CancellationToken cancellationToken)
    {
        using var rest = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var one = first(cancellationToken);
        var two = second(rest.Token);
        try
        {
            return (await one, await two);
        }
        finally
        {
            if (!one.IsCompletedSuccessfully)
            {
                Cancel(rest);
                await ((Task)two).ConfigureAwait(
                    ConfigureAwaitOptions.SuppressThrowing | ConfigureAwaitOptions.ContinueOnCapturedContext);
            }
        }
    }

    // Not CancelAsync: that would leave the local cloud's only thread.
    private static void Cancel(CancellationTokenSource source) => source.Cancel();
}
