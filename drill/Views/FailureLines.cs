namespace Failover.Drill.Views;

/// <summary>
/// Failed attempts in words, collapsed by cause: what fails in the same state by the same error again, because it is retried, is shown
/// at most every half minute, with how often it was.
/// </summary>
internal sealed class FailureLines
{
    private static readonly TimeSpan SameAgain = TimeSpan.FromSeconds(30);

    private readonly Dictionary<string, (int Count, DateTimeOffset ShownAt)> seen = new(StringComparer.Ordinal);

    /// <param name="whose">What stands before it: empty where there is no doubt whose it is.</param>
    /// <param name="execution">Tells executions apart.</param>
    /// <returns>Null: it was shown a moment ago.</returns>
    public LiveLine? Failed(string execution, string whose, string state, string? error, string message, DateTimeOffset at)
    {
        var key = $"{execution} {state} {error}";
        var (count, shownAt) = seen.GetValueOrDefault(key);
        var isDue = count == 0 || at - shownAt >= SameAgain;
        seen[key] = (count + 1, isDue ? at : shownAt);
        return !isDue ? null : new(
            state,
            count == 0 ? $"{whose}failed: {error}: {message}" : $"{whose}failed {count + 1} times so far: {error}: {message}",
            Look.Warning);
    }
}
