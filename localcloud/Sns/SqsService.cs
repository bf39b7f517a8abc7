using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Sns;

/// <summary>A message in a queue, with its attributes.</summary>
public sealed record QueuedMessage(string Id, DateTimeOffset At, string Body, IReadOnlyDictionary<string, string> Attributes);

/// <summary>A queue and everything that was sent to it.</summary>
public sealed class Queue
{
    private readonly List<QueuedMessage> messages = [];

    internal Queue(string region, string name)
    {
        Name = name;
        Arn = $"arn:aws:sqs:{region}:{CloudCore.Account}:{name}";
        Url = $"https://sqs.{region}.amazonaws.com/{CloudCore.Account}/{name}";
    }

    public string Name { get; }

    public string Arn { get; }

    public string Url { get; }

    public IReadOnlyList<QueuedMessage> Messages => messages;

    internal void Add(QueuedMessage message) => messages.Add(message);
}

/// <summary>SQS as a target: queues that keep what was sent to them.</summary>
public sealed class SqsService(CloudCore core)
{
    private static readonly Dictionary<string, string> NoAttributes = [];
    private readonly Dictionary<string, Queue> byArn = new(StringComparer.Ordinal);
    private readonly List<Queue> queues = [];

    public IReadOnlyList<Queue> Queues => queues;

    /// <summary>Called for each queue that receives a message.</summary>
    public Action<Queue> Used { get; set; } = static _ => { };

    /// <summary>Creates the queue, or returns the existing one of that name.</summary>
    public Queue CreateQueue(string name)
    {
        var queue = new Queue(core.Region, name);
        if (byArn.TryGetValue(queue.Arn, out var there))
        {
            return there;
        }

        queues.Add(queue);
        return byArn[queue.Arn] = queue;
    }

    public Queue? Find(string arn) => byArn.GetValueOrDefault(arn);

    /// <exception cref="SnsException">The queue does not exist (<c>AWS.SimpleQueueService.NonExistentQueue</c>).</exception>
    public void Send(string queueArn, string body, IReadOnlyDictionary<string, string>? attributes = null)
    {
        var queue = Find(queueArn) ?? throw new SnsException(
            "AWS.SimpleQueueService.NonExistentQueue", "The specified queue does not exist or you do not have access to it.", 400);
        queue.Add(new QueuedMessage(core.Chance.Id("sqs").ToString(), core.Time.GetUtcNow(), body, attributes ?? NoAttributes));
        Used(queue);
        core.Journal.Write("sns", "queued", queue.Name, body.Length <= 200 ? body : body[..200] + "...");
    }
}
