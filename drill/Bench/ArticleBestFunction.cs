using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Amazon.Route53;

namespace Failover.Drill.Bench;

/// <summary>
/// The most charitable reading of the article: the alarm is taken out of the SNS envelope, anything but ALARM is ignored, and cluster, zone
/// and record come from environment variables. The rest is as in the article.
/// </summary>
public sealed class ArticleBestFunction(IAmazonRDS rds, IAmazonRoute53 route53, ArticleSettings settings)
{
    [LambdaFunction(ResourceName = "FailoverFunction")]
    [LambdaSerializer(typeof(ArticleSerializer))]
    public async Task<ArticleAnswer> Handle(JsonElement request, ILambdaContext context)
    {
        using var message = JsonDocument.Parse(
            request.GetProperty("Records")[0].GetProperty("Sns").GetProperty("Message").GetString() ?? "");
        return message.RootElement.GetProperty("NewStateValue").GetString() == "ALARM"
            ? await ArticleFailover.RunAsync(rds, route53, settings.Cluster, settings.Zone, settings.Record, context)
            : new ArticleAnswer(200, "nothing to do");
    }
}

/// <summary>The environment variables <c>CLUSTER_ID</c>, <c>HOSTED_ZONE_ID</c> and <c>RECORD_NAME</c>.</summary>
public sealed record ArticleSettings(string Cluster, string Zone, string Record)
{
    internal static ArticleSettings From(IReadOnlyDictionary<string, string> environment) =>
        new(environment["CLUSTER_ID"], environment["HOSTED_ZONE_ID"], environment["RECORD_NAME"]);
}
