using System.Globalization;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.DocumentDb;

namespace Failover.LocalCloud.Integrations;

/// <summary>An RDS event on EventBridge, in the shape of the recorded one; for worlds in which DocumentDB's events arrive there.</summary>
public static class ClusterEventNotice
{
    public static JsonObject From(DatabaseEvent recorded, CloudCore core)
    {
        var ofCluster = recorded.SourceType == "db-cluster";
        return new JsonObject
        {
            ["version"] = "0",
            ["id"] = core.Chance.Id("events").ToString(),
            ["detail-type"] = ofCluster ? "RDS DB Cluster Event" : "RDS DB Instance Event",
            ["source"] = "aws.rds",
            ["account"] = CloudCore.Account,
            ["time"] = core.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            ["region"] = core.Region,
            ["resources"] = new JsonArray(recorded.SourceArn),
            ["detail"] = new JsonObject
            {
                ["EventCategories"] = new JsonArray(recorded.Category),
                ["SourceType"] = ofCluster ? "CLUSTER" : "DB_INSTANCE",
                ["SourceArn"] = recorded.SourceArn,
                ["Date"] = recorded.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
                ["Message"] = recorded.Message,
                ["SourceIdentifier"] = recorded.SourceIdentifier,
                ["EventID"] = recorded.EventId,
            },
        };
    }
}
