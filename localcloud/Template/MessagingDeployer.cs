namespace Failover.LocalCloud.Template;

internal static class MessagingDeployer
{
    public static void Topic(CloudServices services, DeployedResource resource, Properties properties)
    {
        properties.Only("TopicName", "DisplayName", "Subscription", "KmsMasterKeyId", "Tags", "TracingConfig", "SignatureVersion");
        var topic = services.Sns.CreateTopic(resource.Name);
        foreach (var subscription in properties.List("Subscription"))
        {
            services.Sns.Subscribe(topic.Arn, subscription.Text("Protocol"), subscription.Text("Endpoint"));
        }
    }

    public static void Subscription(CloudServices services, Properties properties) => services.Sns.Subscribe(
        properties.Text("TopicArn"), properties.Text("Protocol"), properties.Text("Endpoint"));

    public static void Queue(CloudServices services, DeployedResource resource, Properties properties)
    {
        properties.Only("QueueName", "MessageRetentionPeriod", "VisibilityTimeout", "SqsManagedSseEnabled", "KmsMasterKeyId", "Tags", "ReceiveMessageWaitTimeSeconds");
        services.Sqs.CreateQueue(resource.Name);
    }
}
