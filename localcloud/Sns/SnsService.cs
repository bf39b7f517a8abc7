using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Sns;

/// <summary>SNS: topics that keep what was published to them.</summary>
/// <remarks>
/// Calls from functions and states go through <see cref="PublishAsync"/> and therefore the gate; other services publish directly.
/// </remarks>
public sealed class SnsService(CloudCore core)
{
    // SNS quotas: a message is at most 256 KB, attributes included; a subject at most 100 characters.
    private const int MostBytes = 262_144;
    private const int MostSubject = 100;

    private readonly Dictionary<string, Topic> byArn = new(StringComparer.Ordinal);
    private readonly List<Topic> topics = [];

    /// <summary>Delivers to a subscription, with the message in SNS's JSON envelope.</summary>
    public Action<TopicSubscription, string> Deliver { get; set; } = static (_, _) => { };

    /// <summary>Publishing to a topic fails while this returns a reason; set by scenarios as a fault.</summary>
    public Func<Topic, string?> Failing { get; set; } = static _ => null;

    /// <summary>Subscribers that cannot be reached; set by scenarios as a fault.</summary>
    public Func<TopicSubscription, bool> Unreachable { get; set; } = static _ => false;

    /// <summary>Called for each message that could not be delivered to a subscriber.</summary>
    public Action<Topic> Undelivered { get; set; } = static _ => { };

    public IReadOnlyList<Topic> Topics => topics;

    /// <summary>Creates the topic, or returns the existing one of that name.</summary>
    public Topic CreateTopic(string name)
    {
        var topic = new Topic(core.Region, name);
        if (byArn.TryGetValue(topic.Arn, out var there))
        {
            return there;
        }

        topics.Add(topic);
        return byArn[topic.Arn] = topic;
    }

    public Topic? Find(string arn) => byArn.GetValueOrDefault(arn);

    /// <summary>
    /// Subscribes an endpoint; an address must confirm before it receives anything (Subscribe: "if the endpoint type is HTTP/S or email ...
    /// the endpoint owner must run ConfirmSubscription").
    /// </summary>
    /// <exception cref="SnsException">The topic does not exist.</exception>
    public void Subscribe(string topicArn, string protocol, string endpoint) => Get(topicArn).Add(
        new TopicSubscription(protocol, endpoint, protocol is "sqs" or "lambda" ? SubscriptionArn(topicArn) : null));

    /// <summary>The endpoint's owner follows the link in the confirmation mail.</summary>
    /// <exception cref="SnsException">The topic does not exist, or the address is not among its subscribers.</exception>
    public void Confirm(string topicArn, string endpoint)
    {
        var topic = Get(topicArn);
        if (topic.Subscriptions.All(s => s.Endpoint != endpoint))
        {
            throw new SnsException("NotFound", $"No subscription of {endpoint}", 404);
        }

        topic.Confirm(endpoint, SubscriptionArn(topicArn));
    }

    private string SubscriptionArn(string topicArn) => $"{topicArn}:{core.Chance.Id("sns-subscription")}";

    /// <summary>Publishes at once.</summary>
    /// <returns>The message's id.</returns>
    /// <exception cref="SnsException">SNS refuses it with <c>InvalidParameter</c>, <c>NotFound</c> or <c>InternalError</c>.</exception>
    public string Publish(string topicArn, string? subject, string message)
    {
        var topic = Get(topicArn);
        Check(subject, message);
        if (Failing(topic) is { } reason)
        {
            throw new SnsException("InternalError", reason, 500);
        }

        var published = new PublishedMessage(core.Chance.Id("sns").ToString(), core.Time.GetUtcNow(), subject, message);
        topic.Add(published);
        core.Journal.Write("sns", "published", topic.Name, subject ?? FirstLine(message));
        if (topic.Subscriptions.Count > 0)
        {
            var envelope = Envelope(topic, published);
            foreach (var subscription in topic.Subscriptions.Where(static s => s.Arn is not null))
            {
                if (Unreachable(subscription))
                {
                    core.Journal.Write("sns", "undelivered", topic.Name, subscription.Endpoint);
                    Undelivered(topic);
                    continue;
                }

                Deliver(subscription, envelope);
            }
        }

        return published.Id;
    }

    /// <summary>Publishes as an API call of <paramref name="caller"/>: latency, faults and permissions apply.</summary>
    /// <exception cref="SnsException">As <see cref="Publish"/>, or refused by the gate.</exception>
    public Task<string> PublishAsync(
        string caller, string topicArn, string? subject, string message, CancellationToken cancellationToken) =>
        core.Gate.CallAsync(
            new ApiCall("sns", "Publish", caller, topicArn),
            static (code, text, status) => new SnsException(code, text, status),
            () => Publish(topicArn, subject, message),
            cancellationToken);

    private Topic Get(string arn) => byArn.GetValueOrDefault(arn) ?? throw new SnsException("NotFound", "Topic does not exist", 404);

    private static void Check(string? subject, string message)
    {
        // Publish, Subject: ASCII text that begins with a letter, number or punctuation mark; no line breaks or control characters.
        if (subject is not null
            && (subject.Length is 0 or > MostSubject || subject[0] == ' ' || subject.Any(static c => c is < ' ' or > '~')))
        {
            throw new SnsException("InvalidParameter", "Invalid parameter: Subject", 400);
        }

        if (message.Length == 0)
        {
            throw new SnsException("InvalidParameter", "Invalid parameter: Empty message", 400);
        }

        if (Encoding.UTF8.GetByteCount(message) > MostBytes)
        {
            throw new SnsException("InvalidParameter", "Invalid parameter: Message too long", 400);
        }
    }

    private static string FirstLine(string message)
    {
        var end = message.IndexOf('\n', StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }

    private static string Envelope(Topic topic, PublishedMessage published) => new JsonObject
    {
        ["Type"] = "Notification",
        ["MessageId"] = published.Id,
        ["TopicArn"] = topic.Arn,
        ["Subject"] = published.Subject,
        ["Message"] = published.Message,
        ["Timestamp"] = published.At.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
    }.ToJsonString();
}
