namespace Failover.Drill.Costs;

/// <summary>One line of the bill for an idle month.</summary>
/// <param name="Part">The part of the stack that causes it: a logical id, or a word for all parts of a kind.</param>
/// <param name="Quantity">The quantity per month.</param>
/// <param name="Unit">The unit of the quantity.</param>
/// <param name="UnitPrice">US dollars.</param>
/// <param name="Dollars">US dollars per month.</param>
/// <param name="Source">AWS's page with the price.</param>
internal sealed record CostItem(string Part, double Quantity, string Unit, double UnitPrice, double Dollars, string Source)
{
    public static CostItem From(string part, double quantity, Price price) =>
        new(part, Math.Round(quantity, 3), price.Per, price.Dollars, Math.Round(quantity * price.Dollars, 4), price.Source);
}
