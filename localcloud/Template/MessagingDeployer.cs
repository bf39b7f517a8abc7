namespace Failover.LocalCloud.Template;

internal static class MessagingDeployer
{
    /// <summary>SNS API reference, Subscribe.</summary>
    private static readonly string[] Protocols =
        ["http", "https", "email", "email-json", "sms", "sqs", "application", "lambda", "firehose"];

    public static DeployStep Topic(DeployedResource resource, Properties properties)
    {
        properties.Only("TopicName", "DisplayName", "Subscription", "KmsMasterKeyId", "Tags", "TracingConfig", "SignatureVersion");
        var subscribers = properties.List("Subscription").Select(static s => (Protocol: s.Text("Protocol"), Endpoint: s.Text("Endpoint")))
            .ToList();
        return (services, _) =>
        {
            var topic = services.Sns.CreateTopic(resource.Name);
            if (properties.OptionalText("KmsMasterKeyId") is { } key)
            {
                services.Policies.Encrypt(topic.Arn, key);
            }

            subscribers.ForEach(s => services.Sns.Subscribe(topic.Arn, s.Protocol, s.Endpoint));
        };
    }

    public static DeployStep Subscription(Properties properties)
    {
        var (topic, protocol, endpoint) = (properties.Text("TopicArn"), properties.Text("Protocol"), properties.Text("Endpoint"));
        if (!Protocols.Contains(protocol))
        {
            throw properties.Bad("Protocol", $"one of [{string.Join(", ", Protocols)}]", protocol);
        }

        return (services, _) => services.Sns.Subscribe(topic, protocol, endpoint);
    }

    public static DeployStep Queue(DeployedResource resource, Properties properties)
    {
        properties.Only(
            "QueueName", "MessageRetentionPeriod", "VisibilityTimeout", "SqsManagedSseEnabled", "KmsMasterKeyId", "Tags",
            "ReceiveMessageWaitTimeSeconds");
        return (services, _) => services.Sqs.CreateQueue(resource.Name);
    }
}
