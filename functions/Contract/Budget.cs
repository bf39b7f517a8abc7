namespace Failover.Functions.Contract;

/// <summary>
/// A bounded loop: a number of checks, with waits that grow from <see cref="IntervalSeconds"/> to <see cref="MaxIntervalSeconds"/>.
/// </summary>
/// <param name="Attempts">The largest number of checks; at least 1.</param>
/// <param name="IntervalSeconds">The first wait, in seconds.</param>
/// <param name="MaxIntervalSeconds">The longest wait, in seconds.</param>
/// <param name="Growth">A wait over the one before it; above 1. The waits are about that share of the time that has passed.</param>
/// <remarks>
/// Checks are frequent at first, when most promotions end: on average a check comes half a wait too late, and that is downtime. Later they
/// spread out, when another second matters less and Step Functions' limit of 25,000 history events (9 a check) comes nearer.
/// </remarks>
public sealed record Budget(int Attempts, int IntervalSeconds, int MaxIntervalSeconds, double Growth = Budget.UsualGrowth)
{
    public const double UsualGrowth = 1.02;

    /// <summary>The budget whose waits add up to at least <paramref name="seconds"/>.</summary>
    public static Budget FromSeconds(
        int seconds, int intervalSeconds, int maxIntervalSeconds, double growth = UsualGrowth)
    {
        var budget = new Budget(1, intervalSeconds, maxIntervalSeconds, growth);
        for (var waited = 0; waited < seconds; budget = budget with { Attempts = budget.Attempts + 1 })
        {
            waited += budget.WaitAfter(budget.Attempts);
        }

        return budget;
    }

    /// <summary>Seconds to wait after the given check, counted from 1.</summary>
    public int WaitAfter(int attempt) =>
        (int)Math.Min(MaxIntervalSeconds, IntervalSeconds * Math.Pow(Growth, Math.Min(attempt - 1, 2000)));

    public bool IsExhaustedBy(int attempt) => attempt >= Attempts;
}
