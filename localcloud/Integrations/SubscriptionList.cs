using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Sns;

namespace Failover.LocalCloud.Integrations;

/// <summary>The answer of <c>ListSubscriptionsByTopic</c>: its first page, with at most 100 subscriptions.</summary>
internal static class SubscriptionList
{
    private const int Page = 100;

    public static JsonObject Answer(SnsService sns, string topicArn)
    {
        var topic = sns.Find(topicArn) ?? throw new SdkException("NotFound", "Topic does not exist", 404);
        return new JsonObject
        {
            ["Subscriptions"] = new JsonArray([.. topic.Subscriptions.Take(Page).Select(s => new JsonObject
            {
                ["Endpoint"] = s.Endpoint,
                ["Owner"] = CloudCore.Account,
                ["Protocol"] = s.Protocol,
                ["SubscriptionArn"] = s.Arn ?? "PendingConfirmation",
                ["TopicArn"] = topic.Arn,
            })]),
        };
    }
}
