using System.Globalization;
using System.Text;
using Failover.Drill.Costs;

namespace Failover.Drill.Views;

/// <summary>The bill for an idle month: lines for a terminal, or a table for a page.</summary>
internal static class CostView
{
    public static void Show(Page page, CostDocument bill)
    {
        page.Heading("An idle month, in US dollars");
        foreach (var item in bill.Items)
        {
            page.Row(
                [new Cell($"{item.Part,-30}{Quantity(item),12}  {Dollars(item.Dollars),6}  ")], item.Unit, Look.Plain);
        }

        page.Verbatim(string.Create(CultureInfo.InvariantCulture, $"{"Total",-42}  {bill.Total,6:0.00}"));
        page.Verbatim(string.Create(CultureInfo.InvariantCulture, $"{"Without the dashboard",-42}  {bill.TotalWithoutDashboard,6:0.00}"));
        page.Blank();
        page.Paragraph(
            $"Prices of us-east-1 in their first tier, without free tiers, as of {bill.PricesChecked:yyyy-MM-dd}. "
            + $"Not included: {string.Join("; ", bill.NotIncluded)}.", Look.Faint);
    }

    /// <summary>The table of docs/costs.md.</summary>
    public static string Markdown(CostDocument bill)
    {
        var text = new StringBuilder("| part of the stack | quantity a month | of | dollars |\n|---|--:|---|--:|\n");
        foreach (var item in bill.Items)
        {
            text.Append(CultureInfo.InvariantCulture, $"| {item.Part} | {Quantity(item)} | {item.Unit} | {Dollars(item.Dollars)} |\n");
        }

        return text.Append(CultureInfo.InvariantCulture, $"| **total** | | | **{bill.Total:0.00}** |\n")
            .Append(CultureInfo.InvariantCulture, $"| without the dashboard | | | **{bill.TotalWithoutDashboard:0.00}** |\n").ToString();
    }

    private static string Quantity(CostItem item) =>
        item.Quantity.ToString(item.Quantity < 10 ? "0.##" : "#,0", CultureInfo.InvariantCulture);

    private static string Dollars(double dollars) =>
        dollars < 0.005 ? "< 0.01" : dollars.ToString("0.00", CultureInfo.InvariantCulture);
}
