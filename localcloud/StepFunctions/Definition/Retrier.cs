namespace Failover.LocalCloud.StepFunctions.Definition;

/// <param name="Interval">The wait before the first retry, in seconds.</param>
/// <param name="BackoffRate">The factor by which the wait grows with each retry.</param>
/// <param name="MaxAttempts">The number of retries, not counting the first try; 0 for none.</param>
/// <param name="MaxDelay">The longest wait in seconds, before jitter.</param>
/// <param name="FullJitter">Waits a random time between 0 and the interval.</param>
internal sealed record Retrier(
    IReadOnlyList<string> Errors, int Interval, double BackoffRate, int MaxAttempts, int? MaxDelay, bool FullJitter)
{
    /// <summary>How long to wait before a retry.</summary>
    /// <param name="retriesSoFar">The retries made so far by this retrier.</param>
    public TimeSpan Delay(int retriesSoFar, Random random)
    {
        var seconds = Math.Min(Interval * Math.Pow(BackoffRate, retriesSoFar), MaxDelay ?? 31_622_400d);
        return TimeSpan.FromSeconds(FullJitter ? random.NextDouble() * seconds : seconds);
    }
}

internal sealed record Catcher(IReadOnlyList<string> Errors, Placement Placement, string Next);
