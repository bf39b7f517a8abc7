using System.Globalization;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.EventBridge;

/// <summary>EventBridge's default bus: rules, targets, at-least-once delivery with retries and dead letters.</summary>
public sealed class EventBridgeService(CloudCore core, SqsService queues)
{
    private const string ScheduledEvent = "Scheduled Event";

    private readonly List<EventRule> rules = [];
    private readonly Deliveries deliveries = new(core, queues);
    private readonly Dictionary<string, ITimer> schedules = new(StringComparer.Ordinal);

    /// <summary>
    /// Invokes a target, given its ARN and input. Throws <see cref="EventTargetException"/>, or completes once the target has accepted it.
    /// </summary>
    public Func<string, string, Task> Invoke
    {
        get => deliveries.Invoke;
        set => deliveries.Invoke = value;
    }

    /// <summary>Why a rule may not reach its target; null if it may.</summary>
    public Func<EventRule, EventTarget, string?> Refuses
    {
        get => deliveries.Refuses;
        set => deliveries.Refuses = value;
    }

    /// <summary>Why a rule may not send to a dead-letter queue (its ARN); null if it may.</summary>
    public Func<EventRule, string, string?> RefusesLetter
    {
        get => deliveries.RefusesLetter;
        set => deliveries.RefusesLetter = value;
    }

    /// <summary>Called for everything that EventBridge counts per rule, with the metric's name.</summary>
    public Action<EventRule, string> Counted
    {
        get => deliveries.Counted;
        set => deliveries.Counted = value;
    }

    /// <summary>From the event to the call of the target: typically about half a second.</summary>
    public (TimeSpan Least, TimeSpan Most) Latency
    {
        get => deliveries.Latency;
        set => deliveries.Latency = value;
    }

    public IReadOnlyList<EventRule> Rules => rules;

    /// <summary>The number of failed deliveries that wait for a retry.</summary>
    public int Retrying => deliveries.Retrying;

    public void Add(EventFault fault) => deliveries.Add(fault);

    /// <summary>Adds the rule, or replaces the one of the same name.</summary>
    public void PutRule(EventRule rule)
    {
        rule = rule.Region == core.Region ? rule : rule with { Region = core.Region };
        rules.RemoveAll(other => other.Name == rule.Name);
        rules.Add(rule);
        if (schedules.Remove(rule.Name, out var timer))
        {
            timer.Dispose();
        }

        if (rule is { Schedule: { } schedule, Enabled: true })
        {
            Schedule(rule, schedule);
        }
    }

    /// <summary>Receives an event, in the form in which rules see it.</summary>
    public void Put(JsonNode happened)
    {
        var source = happened["source"]?.GetValue<string>() ?? "";
        foreach (var rule in rules)
        {
            if (rule.Enabled && rule.Pattern is { } pattern && pattern.Matches(happened))
            {
                Send(rule, source, happened["detail-type"]?.GetValue<string>(), () => happened);
            }
        }
    }

    /// <param name="happened">Makes the event; called only if a target uses any of it.</param>
    private void Send(EventRule rule, string source, string? detailType, Func<JsonNode> happened)
    {
        core.Journal.Write("eventbridge", "matched", rule.Name, $"{source} {detailType}");
        var now = core.Time.GetUtcNow();
        foreach (var target in rule.Targets)
        {
            deliveries.Begin(new Delivery(rule, target, source, target.Input ?? Input(rule, target, happened(), now), now));
        }
    }

    private static string Input(EventRule rule, EventTarget target, JsonNode happened, DateTimeOffset now)
    {
        if (target.Transformer is { } transformer)
        {
            return transformer.Transform(happened, rule.Arn, rule.Name, now);
        }

        // InputPath: a path that matches nothing gives an empty object.
        return target.Path is not { } path ? happened.ToJsonString(Relaxed.Json)
            : path.TryFind(happened, out var found) ? found?.ToJsonString(Relaxed.Json) ?? "null"
            : "{}";
    }

    private void Schedule(EventRule rule, ScheduleExpression schedule)
    {
        var now = core.Time.GetUtcNow();
        var next = schedule.Next(now);
        schedules[rule.Name] = core.Time.Every(next - now, Timeout.InfiniteTimeSpan, () =>
        {
            // A schedule that falls into an outage of the region is skipped, not made up for.
            if (!core.IsDown)
            {
                var id = core.Chance.Id("events");
                Send(rule, "aws.events", ScheduledEvent, () => Scheduled(rule, id));
            }

            Schedule(rule, schedule);
        });
    }

    private JsonObject Scheduled(EventRule rule, Guid id) => new()
    {
        ["version"] = "0",
        ["id"] = id.ToString(),
        ["detail-type"] = ScheduledEvent,
        ["source"] = "aws.events",
        ["account"] = CloudCore.Account,
        ["time"] = core.Time.GetUtcNow().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        ["region"] = core.Region,
        ["resources"] = new JsonArray(rule.Arn),
        ["detail"] = new JsonObject(),
    };
}
