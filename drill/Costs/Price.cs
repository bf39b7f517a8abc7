namespace Failover.Drill.Costs;

/// <summary>One line of AWS's price lists.</summary>
/// <param name="Dollars">US dollars in us-east-1, in the first tier and without free tiers.</param>
/// <param name="Per">The quantity that this buys.</param>
/// <param name="Source">The AWS page that states it.</param>
internal sealed record Price(double Dollars, string Per, string Source);
