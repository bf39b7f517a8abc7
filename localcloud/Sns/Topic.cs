using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.Sns;

/// <summary>A topic and everything that was published to it.</summary>
public sealed class Topic
{
    private readonly List<PublishedMessage> messages = [];
    private readonly List<TopicSubscription> subscriptions = [];

    internal Topic(string region, string name)
    {
        Name = name;
        Arn = $"arn:aws:sns:{region}:{CloudCore.Account}:{name}";
    }

    public string Name { get; }

    public string Arn { get; }

    public IReadOnlyList<PublishedMessage> Messages => messages;

    public IReadOnlyList<TopicSubscription> Subscriptions => subscriptions;

    internal void Add(PublishedMessage message) => messages.Add(message);

    internal void Add(TopicSubscription subscription) => subscriptions.Add(subscription);

    internal void Confirm(string endpoint, string arn)
    {
        var index = subscriptions.FindIndex(s => s.Endpoint == endpoint);
        subscriptions[index] = subscriptions[index] with { Arn = arn };
    }
}

/// <summary>A message that was published to a topic.</summary>
public sealed record PublishedMessage(string Id, DateTimeOffset At, string? Subject, string Message);

/// <summary>A subscriber of a topic.</summary>
/// <param name="Protocol"><c>sqs</c> and <c>lambda</c> are delivered; <c>email</c>, <c>https</c> and others are recorded only.</param>
/// <param name="Endpoint">An ARN or an address.</param>
/// <param name="Arn">The subscription's ARN; null until the address has confirmed it, and until then it receives nothing.</param>
public sealed record TopicSubscription(string Protocol, string Endpoint, string? Arn);
