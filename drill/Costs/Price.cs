namespace Failover.Drill.Costs;

/// <summary>One line of AWS's price lists.</summary>
/// <param name="Dollars">US dollars in us-east-1, in the first tier and without free tiers.</param>
/// <param name="Per">What that buys.</param>
/// <param name="Source">AWS's page that says so.</param>
internal sealed record Price(double Dollars, string Per, string Source);
