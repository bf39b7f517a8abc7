using Amazon.Lambda.Core;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Route53;
using Amazon.Route53.Model;

namespace Failover.Drill.Bench;

/// <summary>
/// What the article's single Lambda does: reads the cluster once, UPSERTs its endpoint with a TTL of 60 s, and says that it succeeded. It
/// waits for nothing, compares nothing and proves nothing; a failure becomes a 500 answer that nobody reads.
/// </summary>
internal static class ArticleFailover
{
    /// <summary>What it logs on success: the claim that the bench checks.</summary>
    public const string Claim = "Failover completed successfully";

    private const int TtlSeconds = 60;

    public static async Task<ArticleAnswer> RunAsync(
        IAmazonRDS rds, IAmazonRoute53 route53, string cluster, string zone, string record, ILambdaContext context)
    {
        try
        {
            var answer = await rds.DescribeDBClustersAsync(
                new DescribeDBClustersRequest { DBClusterIdentifier = cluster }, CancellationToken.None);
            var endpoint = answer.DBClusters[0].Endpoint;
            await route53.ChangeResourceRecordSetsAsync(Upsert(zone, record, endpoint), CancellationToken.None);
            context.Logger.LogInformation($"{Claim}: {record} -> {endpoint}");
            return new ArticleAnswer(200, $"{Claim}: {endpoint}");
        }
        catch (Exception e) when (e is Amazon.Runtime.AmazonServiceException or OperationCanceledException)
        {
            context.Logger.LogError($"Failover failed: {e.Message}");
            return new ArticleAnswer(500, e.Message);
        }
    }

    private static ChangeResourceRecordSetsRequest Upsert(string zone, string record, string endpoint) => new()
    {
        HostedZoneId = zone,
        ChangeBatch = new ChangeBatch
        {
            Changes =
            [
                new Change
                {
                    Action = ChangeAction.UPSERT,
                    ResourceRecordSet = new ResourceRecordSet
                    {
                        Name = record,
                        Type = RRType.CNAME,
                        TTL = TtlSeconds,
                        ResourceRecords = [new ResourceRecord { Value = endpoint }],
                    },
                },
            ],
        },
    };
}
