namespace Failover.Functions.Contract;

/// <summary>
/// A bounded loop: so many looks, with waits that grow from <see cref="IntervalSeconds"/> to <see cref="MaxIntervalSeconds"/>.
/// </summary>
/// <param name="Attempts">Looks at the most; at least 1.</param>
/// <param name="IntervalSeconds">The first wait.</param>
/// <param name="MaxIntervalSeconds">The longest wait.</param>
/// <param name="Growth">A wait over the one before it; above 1. The waits are about that share of the time that has passed.</param>
/// <remarks>
/// Looks come fast at first, where most promotions end: a look comes half a wait too late on average, and that is downtime. They
/// spread out later, where another second matters less and Step Functions' limit of 25,000 history events (9 a look) comes nearer.
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

    /// <summary>Seconds to wait after the given look, counted from 1.</summary>
    public int WaitAfter(int attempt) =>
        (int)Math.Min(MaxIntervalSeconds, IntervalSeconds * Math.Pow(Growth, Math.Min(attempt - 1, 2000)));

    public bool IsExhaustedBy(int attempt) => attempt >= Attempts;
}
