using System.Globalization;
using System.Text.Json.Nodes;
using Failover.LocalCloud.DocumentDb;

namespace Failover.LocalCloud.Integrations;

/// <summary>What RDS lists to a state machine; a value that there is none of is left out, as the SDK leaves it out.</summary>
internal static class RdsLists
{
    public static JsonObject Maintenance(DocumentDbService databases) => new()
    {
        ["PendingMaintenanceActions"] = new JsonArray([.. databases.Maintenance
            .GroupBy(static one => one.Resource, StringComparer.Ordinal)
            .Select(static resource => (JsonNode)new JsonObject
            {
                ["ResourceIdentifier"] = resource.Key,
                ["PendingMaintenanceActionDetails"] = new JsonArray([.. resource.Select(Action)]),
            })]),
    };

    public static JsonObject Subscriptions(DocumentDbService databases) => new()
    {
        ["EventSubscriptionsList"] = new JsonArray([.. databases.Subscriptions.Select(static one => (JsonNode)new JsonObject
        {
            ["CustSubscriptionId"] = one.Name,
            ["SnsTopicArn"] = one.Topic,
            ["Status"] = one.Status,
            ["Enabled"] = one.IsEnabled,
            ["SourceType"] = one.SourceType,
            ["SourceIdsList"] = new JsonArray([.. one.Sources.Select(static id => (JsonNode)id)]),
        })]),
    };

    private static JsonNode Action(PendingMaintenance one)
    {
        var action = new JsonObject { ["Action"] = one.Action };
        if (one.ForcedAt is { } forced)
        {
            action["ForcedApplyDate"] = Text(forced);
        }

        if (one.AutoAt is { } auto)
        {
            action["AutoAppliedAfterDate"] = Text(auto);
        }

        return action;
    }

    private static string Text(DateTimeOffset at) => at.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture);
}
