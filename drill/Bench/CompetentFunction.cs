using System.Text.Json;
using Amazon.Lambda.Annotations;
using Amazon.Lambda.Core;
using Amazon.RDS;
using Amazon.RDS.Model;
using Amazon.Route53;
using Amazon.Route53.Model;

namespace Failover.Drill.Bench;

/// <summary>
/// What an experienced team builds in an afternoon, with one alarm and one Lambda: it polls until the API shows an available writer that
/// is another one than before, UPSERTs the endpoint that the record is for, and waits for INSYNC before it says that it succeeded.
/// It fails by an exception, so that Lambda tries again. It neither connects nor compares: what the API says is believed.
/// </summary>
public sealed class CompetentFunction(IAmazonRDS rds, IAmazonRoute53 route53, CompetentSettings settings, TimeProvider time)
{
    /// <summary>Lambda ends after 15 minutes; the last poll and the write need some of them.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(13);
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    private const int TtlSeconds = 5;

    [LambdaFunction(ResourceName = "FailoverFunction")]
    [LambdaSerializer(typeof(ArticleSerializer))]
    public async Task<ArticleAnswer> Handle(JsonElement request, ILambdaContext context)
    {
        using var message = JsonDocument.Parse(
            request.GetProperty("Records")[0].GetProperty("Sns").GetProperty("Message").GetString() ?? "");
        if (message.RootElement.GetProperty("NewStateValue").GetString() != "ALARM")
        {
            return new ArticleAnswer(200, "nothing to do");
        }

        var endpoint = await AvailableWriterAsync();
        var change = await route53.ChangeResourceRecordSetsAsync(Upsert(endpoint), CancellationToken.None);
        await InSyncAsync(change.ChangeInfo.Id);
        context.Logger.LogInformation($"{ArticleFailover.Claim}: {settings.Record} -> {endpoint}");
        return new ArticleAnswer(200, $"{ArticleFailover.Claim}: {endpoint}");
    }

    /// <summary>The endpoint that the record is to point to, once the API shows a writer that is available.</summary>
    private async Task<string> AvailableWriterAsync()
    {
        var began = time.GetTimestamp();
        while (true)
        {
            var cluster = (await rds.DescribeDBClustersAsync(
                new DescribeDBClustersRequest { DBClusterIdentifier = settings.Cluster }, CancellationToken.None)).DBClusters[0];
            var writer = cluster.DBClusterMembers.Find(static member => member.IsClusterWriter == true)?.DBInstanceIdentifier;
            if (cluster.Status == "available" && writer is not null)
            {
                var instance = (await rds.DescribeDBInstancesAsync(
                    new DescribeDBInstancesRequest { DBInstanceIdentifier = writer }, CancellationToken.None)).DBInstances[0];
                if (instance.DBInstanceStatus == "available")
                {
                    return settings.PinsWriter ? instance.Endpoint.Address : cluster.Endpoint;
                }
            }

            if (time.GetElapsedTime(began) > Patience)
            {
                throw new TimeoutException($"Expected {settings.Cluster} to have an available writer within {Patience}.");
            }

            await Task.Delay(Pause, time, CancellationToken.None);
        }
    }

    private async Task InSyncAsync(string change)
    {
        while ((await route53.GetChangeAsync(new GetChangeRequest { Id = change }, CancellationToken.None)).ChangeInfo.Status
            != ChangeStatus.INSYNC)
        {
            await Task.Delay(Pause, time, CancellationToken.None);
        }
    }

    private ChangeResourceRecordSetsRequest Upsert(string endpoint) => new()
    {
        HostedZoneId = settings.Zone,
        ChangeBatch = new ChangeBatch
        {
            Changes =
            [
                new Change
                {
                    Action = ChangeAction.UPSERT,
                    ResourceRecordSet = new ResourceRecordSet
                    {
                        Name = settings.Record,
                        Type = RRType.CNAME,
                        TTL = TtlSeconds,
                        ResourceRecords = [new ResourceRecord { Value = endpoint }],
                    },
                },
            ],
        },
    };
}

/// <summary>The environment variables <c>CLUSTER_ID</c>, <c>HOSTED_ZONE_ID</c>, <c>RECORD_NAME</c> and <c>ENDPOINT_KIND</c>.</summary>
/// <param name="PinsWriter">Whether the record is for the writer's instance endpoint, not for the cluster endpoint.</param>
public sealed record CompetentSettings(string Cluster, string Zone, string Record, bool PinsWriter)
{
    internal static CompetentSettings From(IReadOnlyDictionary<string, string> environment) => new(
        environment["CLUSTER_ID"], environment["HOSTED_ZONE_ID"], environment["RECORD_NAME"], environment["ENDPOINT_KIND"] == "writer");
}
