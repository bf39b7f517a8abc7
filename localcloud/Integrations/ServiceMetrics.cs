using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.Scheduler;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Integrations;

/// <summary>The metrics that AWS's services publish about themselves, limited to those that alarms here use.</summary>
internal sealed class ServiceMetrics(CloudCore core, CloudWatchService cloudWatch)
{
    private readonly HashSet<string> active = new(StringComparer.Ordinal);

    /// <summary>Lambda: <c>Errors</c> by function, 0 or 1 per invocation.</summary>
    public void Invoked(FunctionDefinition function, bool failed) =>
        Publish("AWS/Lambda", "Errors", "FunctionName", function.Name, failed ? 1 : 0);

    /// <summary>Step Functions: one metric per status, by state machine.</summary>
    public void Changed(StateMachineExecution execution)
    {
        if (execution.IsRunning)
        {
            return;
        }

        var status = execution.Status.Value;
        var name = status == "TIMED_OUT" ? "ExecutionsTimedOut" : $"Executions{status[0]}{status[1..].ToLowerInvariant()}";
        Publish("AWS/States", name, "StateMachineArn", execution.StateMachineArn, 1);
    }

    /// <summary>Step Functions: a transition had to wait because the account's quota is used up.</summary>
    public void Throttled(StateMachineExecution execution) =>
        Publish("AWS/States", "ExecutionThrottled", "StateMachineArn", execution.StateMachineArn, 1);

    /// <summary>EventBridge, by rule: <c>InvocationsSentToDlq</c> and similar.</summary>
    public void Delivered(EventRule rule, string metric) => Publish("AWS/Events", metric, "RuleName", rule.Name, 1);

    /// <summary>EventBridge Scheduler, by schedule group: <c>InvocationDroppedCount</c> and similar.</summary>
    public void Scheduled(Schedule schedule, string metric) => Publish("AWS/Scheduler", metric, "ScheduleGroup", schedule.Group, 1);

    /// <summary>SNS, by topic.</summary>
    public void Undelivered(Topic topic) => Publish("AWS/SNS", "NumberOfNotificationsFailed", "TopicName", topic.Name, 1);

    /// <summary>
    /// SQS, by queue, every minute: a queue that has not been used for six hours starts within 15 minutes (SQS guide, "Available
    /// CloudWatch metrics").
    /// </summary>
    public void Queued(Queue queue)
    {
        if (active.Add(queue.Arn))
        {
            var first = core.Chance.Between("queue-metrics", TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(15));
            core.Time.Every(first, TimeSpan.FromMinutes(1), () =>
                Publish("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName", queue.Name, queue.Messages.Count));
        }
    }

    private void Publish(string space, string metric, string dimension, string name, double value) =>
        cloudWatch.Publish(space, metric, new Dictionary<string, string>(StringComparer.Ordinal) { [dimension] = name }, value);
}
