using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Failover.Drill.Costs;

/// <summary>What <c>drill cost --json</c> prints.</summary>
/// <param name="Parameters">The parameters that differ from the template's defaults.</param>
/// <param name="PricesChecked">When the prices were last compared with AWS's pages.</param>
/// <param name="Total">US dollars per month.</param>
/// <param name="TotalWithoutDashboard">The same without the dashboard: an account's first three are free.</param>
/// <param name="NotIncluded">What will also be on the bill, but is not counted here.</param>
internal sealed record CostDocument(
    IReadOnlyDictionary<string, string> Parameters, DateOnly PricesChecked, IReadOnlyList<CostItem> Items, double Total,
        double TotalWithoutDashboard, IReadOnlyList<string> NotIncluded)
{
    /// <summary>As every document of this program says it: a stack that can be priced is priced.</summary>
    public bool Passed => Items.Count > 0;

    private static readonly string[] Apart =
    [
        "the database itself, its replication and its backups",
        "failovers and drills: each run prints its own",
        "the key's yearly rotations: the first and the second add a dollar a month each",
        "traffic between zones of the heartbeat, and a secret of ProbeSecretArn: cents",
    ];

    /// <exception cref="LocalCloud.Template.TemplateException">The template refuses the parameters.</exception>
    public static CostDocument From(IReadOnlyDictionary<string, string> parameters)
    {
        var (stack, usage) = IdleMonth.Play(parameters);
        var items = CostItems.From(stack, usage);
        return new CostDocument(
            parameters, Prices.Checked, items, Sum(items), Sum(items.Where(static i => i.Part != CostItems.Dashboards)), Apart);
    }

    private static double Sum(IEnumerable<CostItem> items) => Math.Round(items.Sum(static item => item.Dollars), 2);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(CostDocument))]
internal sealed partial class CostJson : JsonSerializerContext
{
    public static CostJson Readable { get; } = new(new JsonSerializerOptions
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    });
}
