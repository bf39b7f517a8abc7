using System.Globalization;
using System.Text.Json.Nodes;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>An event as RDS puts it on EventBridge, in the shape of the recorded ones. That DocumentDB's arrive there is not documented.</summary>
internal static class ClusterEventNotice
{
    public static JsonObject Of(ClusterEvent happened, Guid id)
    {
        var isCluster = happened.SourceType == "db-cluster";
        var date = happened.At.UtcDateTime;
        return new JsonObject
        {
            ["version"] = "0",
            ["id"] = id.ToString(),
            ["detail-type"] = isCluster ? "RDS DB Cluster Event" : "RDS DB Instance Event",
            ["source"] = "aws.rds",
            ["account"] = CloudCore.Account,
            ["time"] = date.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["region"] = CloudCore.Region,
            ["resources"] = new JsonArray(happened.SourceArn),
            ["detail"] = new JsonObject
            {
                ["EventCategories"] = new JsonArray(happened.Category),
                ["SourceType"] = isCluster ? "CLUSTER" : "DB_INSTANCE",
                ["SourceArn"] = happened.SourceArn,
                ["Date"] = date.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                ["Message"] = happened.Message,
                ["SourceIdentifier"] = happened.SourceIdentifier,
                ["EventID"] = happened.EventId,
            },
        };
    }
}
