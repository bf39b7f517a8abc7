using System.Text.Json.Nodes;
using Failover.Drill.Worlds;

namespace Failover.Drill.Wiring;

/// <summary>Events beside the alarm's own.</summary>
internal static class OtherEvents
{
    /// <summary>Events that are not the alarm's, or not about this cluster: they must start nothing.</summary>
    public static void Arrive(World world)
    {
        var alarm = world.Cloud.Stack!["WriterDownAlarm"].Arn;
        foreach (var (source, kind, resource, state) in new[]
        {
            ("aws.cloudwatch", "CloudWatch Alarm Configuration Change", alarm, "ALARM"),
            ("somebody", "CloudWatch Alarm State Change", alarm, "ALARM"),
            ("aws.cloudwatch", "CloudWatch Alarm State Change", alarm + "-not", "ALARM"),
            ("aws.cloudwatch", "CloudWatch Alarm State Change", alarm, "OK"),
        })
        {
            world.Cloud.EventBridge.Put(Event(source, kind, resource, new JsonObject
            {
                ["alarmName"] = "orders-prod-writer-down",
                ["state"] = new JsonObject { ["value"] = state, ["timestamp"] = "2026-11-22T17:03:00.000+0000", ["reason"] = "?" },
            }));
        }

        foreach (var (source, kind, cluster, category) in new[]
        {
            ("somebody", "RDS DB Cluster Event", "orders-prod", "failover"),
            ("aws.rds", "RDS DB Instance Event", "orders-prod", "failover"),
            ("aws.rds", "RDS DB Cluster Event", "carts-prod", "failover"),
            ("aws.rds", "RDS DB Cluster Event", "orders-prod", "backup"),
        })
        {
            world.Cloud.EventBridge.Put(Event(source, kind, "arn:aws:rds:us-east-1:123456789012:cluster:orders-prod", new JsonObject
            {
                ["SourceIdentifier"] = cluster,
                ["EventCategories"] = new JsonArray(category),
                ["EventID"] = "RDS-EVENT-0071",
                ["Message"] = "?",
            }));
        }
    }

    /// <summary>A cluster event of this cluster, which starts a verification.</summary>
    public static void Hint(World world) => world.Cloud.EventBridge.Put(Event(
        "aws.rds", "RDS DB Cluster Event", "arn:aws:rds:us-east-1:123456789012:cluster:orders-prod", new JsonObject
        {
            ["SourceIdentifier"] = "orders-prod",
            ["EventCategories"] = new JsonArray("failover"),
            ["EventID"] = "RDS-EVENT-0071",
            ["Message"] = "Completed failover",
        }));

    /// <summary>Endings whose evidence is kept elsewhere or not at all: they must start nothing either.</summary>
    public static void End(World world)
    {
        var machine = world.Cloud.Stack!["FailoverStateMachine"].Arn;
        foreach (var (source, kind, ended, status) in new[]
        {
            ("somebody", "Step Functions Execution Status Change", machine, "ABORTED"),
            ("aws.states", "Step Functions Map Run Status Change", machine, "ABORTED"),
            ("aws.states", "Step Functions Execution Status Change", $"{machine}-not", "ABORTED"),
            ("aws.states", "Step Functions Execution Status Change", machine, "RUNNING"),
        })
        {
            world.Cloud.EventBridge.Put(Event(source, kind, ended, new JsonObject
            {
                ["stateMachineArn"] = ended,
                ["status"] = status,
                ["name"] = "somebody-elses",
            }));
        }
    }

    private static JsonObject Event(string source, string kind, string resource, JsonObject detail) => new()
    {
        ["version"] = "0",
        ["id"] = "00000000-0000-0000-0000-000000000000",
        ["detail-type"] = kind,
        ["source"] = source,
        ["account"] = "123456789012",
        ["time"] = "2026-11-22T17:03:00Z",
        ["region"] = "us-east-1",
        ["resources"] = new JsonArray(resource),
        ["detail"] = detail,
    };
}
