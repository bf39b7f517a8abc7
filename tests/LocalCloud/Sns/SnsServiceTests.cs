using Failover.LocalCloud.Core;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Sns;
using Failover.Tests.LocalCloud.CloudWatch;

namespace Failover.Tests.LocalCloud.Sns;

public sealed class SnsServiceTests
{
    private readonly CloudCore core = new(1, Alarms.Start);
    private readonly SnsService sns;
    private readonly Topic topic;

    public SnsServiceTests()
    {
        sns = new SnsService(core);
        topic = sns.CreateTopic("alerts");
    }

    [Fact]
    public void Publish_Message_IsRecordedAndDelivered()
    {
        var delivered = new List<string>();
        sns.Deliver = (subscription, _) => delivered.Add(subscription.Endpoint);
        sns.Subscribe(topic.Arn, "email", "oncall@example.com");
        sns.Subscribe(topic.Arn, "email", "never-confirmed@example.com");
        sns.Confirm(topic.Arn, "oncall@example.com");

        var id = sns.Publish(topic.Arn, "Recovered", "orders-prod");

        topic.Messages.Single().ShouldBe(new PublishedMessage(id, Alarms.Start, "Recovered", "orders-prod"));
        delivered.ShouldBe(["oncall@example.com"]);
    }

    [Fact]
    public void Publish_WithinTheLimits_IsTaken()
    {
        sns.Publish(topic.Arn, new string('s', 100), new string('m', 262_144));

        topic.Messages.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(101, 's', 1, "Invalid parameter: Subject")]
    [InlineData(5, '\n', 1, "Invalid parameter: Subject")]
    [InlineData(5, 'é', 1, "Invalid parameter: Subject")]
    [InlineData(5, 's', 262_145, "Invalid parameter: Message too long")]
    [InlineData(5, 's', 0, "Invalid parameter: Empty message")]
    public void Publish_BeyondTheLimits_IsRefused(int subject, char of, int message, string expected)
    {
        var e = Should.Throw<SnsException>(() => sns.Publish(topic.Arn, new string(of, subject), new string('m', message)));

        (e.Code, e.Status, e.Message).ShouldBe(("InvalidParameter", 400, expected));
        topic.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void Subscribe_QueueOrFunction_NeedsNoConfirmation()
    {
        sns.Subscribe(topic.Arn, "sqs", "arn:aws:sqs:us-east-1:123456789012:queue");
        sns.Subscribe(topic.Arn, "https", "https://example.com");

        topic.Subscriptions.Select(s => s.Arn is not null).ShouldBe([true, false]);
        Should.Throw<SnsException>(() => sns.Confirm(topic.Arn, "nobody@example.com")).Code.ShouldBe("NotFound");
    }

    [Fact]
    public void Publish_NoSuchTopic_IsNotFound() =>
        Should.Throw<SnsException>(() => sns.Publish(topic.Arn + "x", "s", "m")).Code.ShouldBe("NotFound");

    [Fact]
    public void Publish_Failing_RecordsNothing()
    {
        sns.Failing = static one => one.Name == "alerts" ? "down" : null;

        Should.Throw<SnsException>(() => sns.Publish(topic.Arn, "s", "m")).Status.ShouldBe(500);

        topic.Messages.ShouldBeEmpty();
    }

    [Fact]
    public void PublishAsync_Denied_NamesThePermission()
    {
        core.Gate.Add(new ApiFault(ApiFaultKind.Deny, "sns", "Publish", TimeSpan.Zero, TimeSpan.FromHours(1)));

        Should.Throw<SnsException>(() => core.Time.Run(() => sns.PublishAsync("F", topic.Arn, "s", "m", CancellationToken.None)))
            .Message.ShouldContain("sns:Publish");
    }

    [Fact]
    public void Send_Queue_RecordsBodyAndAttributes()
    {
        var sqs = new SqsService(core);
        var queue = sqs.CreateQueue("dead");

        sqs.Send(queue.Arn, "body", new Dictionary<string, string> { ["A"] = "1" });

        queue.Messages.Single().Attributes["A"].ShouldBe("1");
        Should.Throw<SnsException>(() => sqs.Send("arn:aws:sqs:us-east-1:123456789012:gone", "b")).Code.ShouldEndWith("NonExistentQueue");
    }
}
