using Failover.Drill.Worlds;
using Failover.LocalCloud.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.Drill.Bench;

/// <summary>A design under comparison.</summary>
/// <param name="Name">Its name in JSON, in kebab case.</param>
/// <param name="Template">Its stack; null for ours, which the world deploys by itself.</param>
internal sealed record BenchDesign(string Name, string Title, Func<TemplateDocument>? Template)
{
    public static BenchDesign ArticleLiteral { get; } = new("article-literal", "Article", static () => ArticleTemplate.Literal);

    public static BenchDesign ArticleBest { get; } = new("article-best", "Article, best", static () => ArticleTemplate.Best);

    public static BenchDesign Ours { get; } = new("failover", "Failover", null);

    public static IReadOnlyList<BenchDesign> All { get; } = [ArticleLiteral, ArticleBest, Ours];

    public bool IsOurs => Template is null;

    public void Begin(World world)
    {
        if (Template is null)
        {
            world.Begin();
            return;
        }

        world.Cloud.Lambda.Overrides += static (services, function) =>
            services.AddSingleton(_ => ArticleSettings.From(function.Environment));
        world.Begin(Template(), new Dictionary<string, string>
        {
            ["ClusterIdentifier"] = world.Spec.Cluster,
            ["RecordName"] = world.Spec.Record,
            ["HostedZoneId"] = world.Spec.ZoneId,
        });
    }
}
