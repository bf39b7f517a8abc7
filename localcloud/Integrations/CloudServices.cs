using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.EventBridge;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Lambda;
using Failover.LocalCloud.S3;
using Failover.LocalCloud.Scheduler;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.StepFunctions.Running;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.Integrations;

/// <summary>The event-driven services of one region, wired to each other as on AWS.</summary>
public sealed class CloudServices
{
    public CloudServices(CloudCore core, CloudWatchOptions? cloudWatch = null, LambdaOptions? lambda = null)
    {
        Core = core;
        CloudWatch = new CloudWatchService(core, cloudWatch);
        Sns = new SnsService(core);
        Sqs = new SqsService(core);
        S3 = new S3Service(core);
        Lambda = new LambdaService(core, lambda);
        EventBridge = new EventBridgeService(core, Sqs);
        Scheduler = new SchedulerService(core, Sqs);
        Background = new AsyncInvoker(core, Lambda);
        CloudWatch.Events = EventBridge.Put;
        CloudWatch.Actions = Act;
        Sns.Deliver = Deliver;
        EventBridge.Invoke = (arn, input) => InvokeAsync("events", arn, input);
        Scheduler.Invoke = (arn, input) => InvokeAsync("scheduler", arn, input);
        Scheduler.Refuses = schedule => Policies.RefusesSchedule(
            schedule.Target.RoleArn, schedule.GroupArn(core.Region));
        Scheduler.RefusesLetter = schedule => core.Gate.Authorize(
            new ApiCall("sqs", "SendMessage", "scheduler", schedule.Target.DeadLetterArn!));
        Lambda.Logged = (_, line) => CloudWatch.IngestEmf(line);
        Logs = new ExecutionLogs(CloudWatch);
        Metrics = new ServiceMetrics(core, CloudWatch);
        Lambda.Ended = Metrics.Invoked;
        Sqs.Used = Metrics.Queued;
        Sns.Undelivered = Metrics.Undelivered;
        EventBridge.Counted = Metrics.Delivered;
        Scheduler.Counted = Metrics.Scheduled;
        EventBridge.Refuses = (rule, target) => target.RoleArn is { } role ? Policies.RefusesRole(role, rule.Arn) : null;
        EventBridge.RefusesLetter = (rule, queue) => Policies.RefusesRule(queue, rule.Arn);
    }

    public CloudCore Core { get; }

    public CloudWatchService CloudWatch { get; }

    public EventBridgeService EventBridge { get; }

    public SchedulerService Scheduler { get; }

    public SnsService Sns { get; }

    public SqsService Sqs { get; }

    public S3Service S3 { get; }

    public LambdaService Lambda { get; }

    /// <summary>The resource-based policies.</summary>
    public ResourcePolicies Policies { get; } = new();

    /// <summary>Sends an event for every status change of a Standard execution.</summary>
    public void Changed(StateMachineExecution execution)
    {
        Metrics.Changed(execution);
        if (ExecutionNotice.From(execution, Core) is { } notice)
        {
            EventBridge.Put(notice);
        }
    }

    internal ExecutionLogs Logs { get; }

    internal ServiceMetrics Metrics { get; }

    /// <summary>Asynchronous invocations.</summary>
    public AsyncInvoker Background { get; }

    /// <summary>
    /// Starts an execution for a rule (<c>events</c>) or a schedule (<c>scheduler</c>), given the state machine's ARN and the input. Throws
    /// <see cref="EventTargetException"/> if the start is refused.
    /// </summary>
    public Func<string, string, string, Task> StartExecution { get; set; } = static (_, arn, _) =>
        throw new EventTargetException("RESOURCE_NOT_FOUND", $"State machine does not exist: {arn}", retryable: false);

    private void Act(string alarm, string arn, string subject, string message)
    {
        switch (Service(arn))
        {
            case "sns":
                Publish(alarm, arn, subject, message);
                break;
            case "lambda":
                Background.Invoke(arn, message);
                break;
            default:
                Core.Journal.Write("cloudwatch", "action-unknown", arn, subject);
                break;
        }
    }

    /// <summary>On AWS, a failed alarm action appears in the alarm's history and is not retried.</summary>
    private void Publish(string alarm, string arn, string subject, string message)
    {
        if (Policies.RefusesAlarm(arn, alarm) is { } refusal)
        {
            Core.Journal.Write("cloudwatch", "action-failed", arn, refusal);
            return;
        }

        try
        {
            Sns.Publish(arn, subject, message);
        }
        catch (SnsException e)
        {
            Core.Journal.Write("cloudwatch", "action-failed", arn, e.Message);
        }
    }

    private void Deliver(TopicSubscription subscription, string envelope)
    {
        switch (subscription.Protocol)
        {
            case "sqs":
                Sqs.Send(subscription.Endpoint, envelope);
                break;
            case "lambda":
                Background.Invoke(
                    subscription.Endpoint,
                    $"{{\"Records\":[{{\"EventSource\":\"aws:sns\",\"EventVersion\":\"1.0\",\"Sns\":{envelope}}}]}}");
                break;
            default:
                Core.Journal.Write("sns", "sent", subscription.Endpoint, subscription.Protocol);
                break;
        }
    }

    private Task InvokeAsync(string service, string arn, string input)
    {
        try
        {
            switch (Service(arn))
            {
                case "states":
                    return StartExecution(service, arn, input);
                case "lambda":
                    Background.Invoke(arn, input);
                    break;
                case "sns":
                    Sns.Publish(arn, null, input);
                    break;
                case "sqs":
                    Sqs.Send(arn, input);
                    break;
                default:
                    throw new EventTargetException("RESOURCE_NOT_FOUND", $"No target of that kind: {arn}", retryable: false);
            }
        }
        catch (SnsException e)
        {
            throw new EventTargetException("SDK_CLIENT_ERROR", e.Message, retryable: e.Status >= 500);
        }
        catch (LambdaServiceException e)
        {
            throw new EventTargetException("RESOURCE_NOT_FOUND", e.Message, retryable: false);
        }

        return Task.CompletedTask;
    }

    private static string Service(string arn)
    {
        var parts = arn.Split(':', 4);
        return parts.Length == 4 ? parts[2] : "";
    }
}
