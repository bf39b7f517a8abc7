using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Amazon.Route53;

namespace Failover.Drill.Bench;

/// <summary>
/// The article word for word: it reads <c>event.detail</c>, which an alarm's event on EventBridge has but the envelope of the SNS topic
/// that it subscribes to does not. It therefore fails on the very event it was written for.
/// </summary>
public sealed class ArticleLiteralFunction(IAmazonRDS rds, IAmazonRoute53 route53)
{
    [LambdaFunction(ResourceName = "FailoverFunction")]
    [LambdaSerializer(typeof(ArticleSerializer))]
    public Task<ArticleAnswer> Handle(JsonElement request, ILambdaContext context)
    {
        var detail = request.GetProperty("detail");
        return ArticleFailover.RunAsync(
            rds, route53, Text(detail, "cluster"), Text(detail, "hostedZoneId"), Text(detail, "recordName"), context);
    }

    private static string Text(JsonElement detail, string name) => detail.GetProperty(name).GetString() ?? "";
}
