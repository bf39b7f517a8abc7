using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.EventBridge;

namespace Failover.LocalCloud.Integrations;

/// <summary>The answer of <c>DescribeRule</c>.</summary>
internal static class RuleDescription
{
    public static JsonObject Answer(EventBridgeService rules, string name) =>
        rules.Rules.FirstOrDefault(rule => rule.Name == name) is not { } rule
        ? throw new SdkException("ResourceNotFound", $"Rule {name} does not exist on EventBus default.", 400)
        : new JsonObject
        {
            ["Arn"] = rule.Arn,
            ["CreatedBy"] = CloudCore.Account,
            ["EventBusName"] = "default",
            ["Name"] = rule.Name,
            ["State"] = rule.Enabled ? "ENABLED" : "DISABLED",
        };
}
