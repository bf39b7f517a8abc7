using Failover.Drill.Worlds;
using Failover.LocalCloud.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Failover.Drill.Bench;

/// <summary>A design under comparison: its stack, and how it is told that it works.</summary>
/// <param name="Name">In JSON, in kebab case.</param>
/// <param name="Title">A column's heading, 14 characters at the most; null: it has no column.</param>
/// <param name="About">What it is, and where it comes from.</param>
/// <param name="Template">Null: ours, which the world deploys by itself.</param>
internal sealed record BenchDesign(string Name, string? Title, string About, Func<TemplateDocument>? Template)
{
    public static BenchDesign ArticleLiteral { get; } = new(
        "article-literal", null,
        "The article that this project began with, word for word: it looks for the alarm where an SNS message has none, and so crashes of "
            + "the event that it is for.",
        static () => ArticleTemplate.Literal);

    public static BenchDesign ArticleBest { get; } = new(
        "article-best", "Alarm + UPSERT",
        "That article's design in its best reading: an alarm on DatabaseConnections (sum at most 1 over 2 x 300 s, missing data not "
            + "breaching), SNS, and one Lambda that reads the cluster once and UPSERTs its endpoint. The blind UPSERT is common: "
            + "github.com/awslabs/amazon-documentdb-tools has it too (global-clusters-automation/route53_endpoint_management.py).",
        static () => ArticleTemplate.Best);

    public static BenchDesign Competent { get; } = new(
        "competent", "Competent",
        "What an experienced team builds with the same parts: the alarm takes a minute without the writer's metrics for its death "
            + "(missing data breaching; none is missing where AWS promotes sooner), and the Lambda polls until the API shows an available "
            + "writer, UPSERTs the right endpoint, and waits for INSYNC. It believes the API, and overwrites what it finds.",
        static () => CompetentTemplate.Document);

    public static BenchDesign Ours { get; } = new("failover", "Failover", "This project, as it is deployed.", null);

    public static IReadOnlyList<BenchDesign> All { get; } = [ArticleLiteral, ArticleBest, Competent, Ours];

    public bool IsOurs => Template is null;

    public void Begin(World world)
    {
        if (Template is null)
        {
            world.Begin();
            return;
        }

        world.Cloud.Lambda.Overrides += static (services, function) =>
        {
            services.AddSingleton(_ => ArticleSettings.From(function.Environment));
            services.AddSingleton(_ => CompetentSettings.From(function.Environment));
        };
        var parameters = new Dictionary<string, string>
        {
            ["ClusterIdentifier"] = world.Spec.Cluster,
            ["RecordName"] = world.Spec.Record,
            ["HostedZoneId"] = world.Spec.ZoneId,
        };
        if (this == Competent)
        {
            parameters["EndpointKind"] = world.Spec.RecordStart == RecordStart.WriterEndpoint ? "writer" : "cluster";
        }

        world.Begin(Template(), parameters);
    }
}
