using System.Globalization;
using System.Text.Json.Nodes;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Sns;

namespace Failover.LocalCloud.EventBridge;

/// <summary>EventBridge's default bus: rules, targets, at-least-once delivery with retries and dead letters.</summary>
public sealed class EventBridgeService(CloudCore core, SqsService queues)
{
    private const string ScheduledEvent = "Scheduled Event";

    private readonly List<EventRule> rules = [];
    private readonly List<EventFault> faults = [];
    private readonly Dictionary<string, Delivery> held = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ITimer> schedules = new(StringComparer.Ordinal);

    /// <summary>Reaches a target: ARN and input. Throws <see cref="EventTargetException"/>, or completes once the target took the event.</summary>
    public Func<string, string, Task> Invoke { get; set; } = static (arn, _) =>
        throw new EventTargetException("RESOURCE_NOT_FOUND", $"Nothing takes events for {arn}.", retryable: false);

    /// <summary>From the event to the target's call: typically about half a second.</summary>
    public (TimeSpan Least, TimeSpan Most) Latency { get; set; } = (TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(900));

    public IReadOnlyList<EventRule> Rules => rules;

    /// <summary>Deliveries that failed and wait for another try.</summary>
    public int Retrying { get; private set; }

    public void Add(EventFault fault) => faults.Add(fault);

    /// <summary>Adds the rule, or takes the place of the one of that name.</summary>
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

    /// <summary>Takes an event, in the form in which rules see it.</summary>
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

    /// <param name="happened">The event; asked for only where a target takes something of it.</param>
    private void Send(EventRule rule, string source, string? detailType, Func<JsonNode> happened)
    {
        core.Journal.Write("eventbridge", "matched", rule.Name, $"{source} {detailType}");
        var now = core.Time.GetUtcNow();
        foreach (var target in rule.Targets)
        {
            Deliver(new Delivery(rule, target, source, target.Input ?? Input(rule, target, happened(), now), now));
        }
    }

    private static string Input(EventRule rule, EventTarget target, JsonNode happened, DateTimeOffset now)
    {
        if (target.Transformer is { } transformer)
        {
            return transformer.Transform(happened, rule.Arn, rule.Name, now);
        }

        // InputPath: a path that finds nothing gives an empty object.
        return target.Path is not { } path ? happened.ToJsonString(Relaxed.Json)
            : path.TryFind(happened, out var found) ? found?.ToJsonString(Relaxed.Json) ?? "null"
            : "{}";
    }

    private void Deliver(Delivery delivery)
    {
        var latency = core.Chance.Between("events-latency", Latency.Least, Latency.Most);
        var fault = faults.Find(f => f.Kind != EventFaultKind.TargetFails && Hits(f, delivery));
        switch (fault?.Kind)
        {
            case EventFaultKind.Lose:
                core.Journal.Write("fault", "event-lost", delivery.Rule.Name, delivery.Target.Arn);
                return;
            case EventFaultKind.Delay:
                latency += fault.Delay;
                break;
            case EventFaultKind.Duplicate:
                core.Time.After(latency + fault.Delay, () => Begin(delivery with { Attempts = 0 }));
                break;
            case EventFaultKind.Reorder:
                Hold(delivery, latency + fault.Delay);
                return;
        }

        core.Time.After(latency, () =>
        {
            Begin(delivery);
            if (held.Remove(Key(delivery), out var earlier))
            {
                Begin(earlier);
            }
        });
    }

    private void Hold(Delivery delivery, TimeSpan most)
    {
        var key = Key(delivery);
        held[key] = delivery;
        core.Time.After(most, () =>
        {
            if (held.TryGetValue(key, out var still) && ReferenceEquals(still, delivery))
            {
                held.Remove(key);
                Begin(delivery);
            }
        });
    }

    /// <summary>In a region that is down, deliveries wait; after it, those that are too old by then are given up.</summary>
    private void Begin(Delivery delivery)
    {
        if (!core.IsDown)
        {
            _ = TryAsync(delivery);
            return;
        }

        core.Links.WhenUp(core.Region, () =>
        {
            if (core.Time.GetUtcNow() - delivery.Since > delivery.Target.MaximumEventAge)
            {
                GiveUp(delivery, new EventTargetException("SDK_CLIENT_ERROR", "The region was down.", retryable: true), "MaximumEventAgeInSeconds");
                return;
            }

            Begin(delivery);
        });
    }

    private async Task TryAsync(Delivery delivery)
    {
        delivery.Attempts++;
        try
        {
            if (faults.Find(f => f.Kind == EventFaultKind.TargetFails && Hits(f, delivery)) is not null)
            {
                throw new EventTargetException("SDK_CLIENT_ERROR", "The target fails: a simulated fault.", retryable: true);
            }

            await Invoke(delivery.Target.Arn, delivery.Input);
            core.Journal.Write("eventbridge", "delivered", delivery.Rule.Name, delivery.Target.Arn);
        }
        catch (EventTargetException e)
        {
            Failed(delivery, e);
        }
    }

    /// <summary>Retries with exponential backoff and jitter, "for 24 hours and up to 185 times" where the target sets nothing else.</summary>
    private void Failed(Delivery delivery, EventTargetException e)
    {
        core.Journal.Write("eventbridge", "delivery-failed", delivery.Rule.Name, $"{e.Code}: {e.Message}");
        if (!e.Retryable)
        {
            GiveUp(delivery, e, null);
            return;
        }

        if (delivery.Attempts > delivery.Target.MaximumRetryAttempts)
        {
            GiveUp(delivery, e, "MaximumRetryAttempts");
            return;
        }

        var wait = TimeSpan.FromSeconds(Math.Min(600, Math.Pow(2, Math.Min(delivery.Attempts, 12) - 1)) * (0.5 + core.Chance.Of("events-retry").NextDouble()));
        if (core.Time.GetUtcNow() + wait - delivery.Since > delivery.Target.MaximumEventAge)
        {
            GiveUp(delivery, e, "MaximumEventAgeInSeconds");
            return;
        }

        Retrying++;
        core.Time.After(wait, () =>
        {
            Retrying--;
            Begin(delivery);
        });
    }

    private void GiveUp(Delivery delivery, EventTargetException e, string? exhausted)
    {
        core.Journal.Write("eventbridge", "given-up", delivery.Rule.Name, $"{delivery.Target.Arn}: {exhausted ?? e.Code}");
        if (delivery.Target.DeadLetterArn is { } queue && queues.Find(queue) is not null)
        {
            queues.Send(queue, delivery.Input, DeadLetter.Attributes(delivery, e, exhausted));
        }
    }

    private void Schedule(EventRule rule, ScheduleExpression schedule)
    {
        var now = core.Time.GetUtcNow();
        var next = schedule.Next(now);
        schedules[rule.Name] = core.Time.Every(next - now, Timeout.InfiniteTimeSpan, () =>
        {
            // What falls into an outage of the region is not made up for.
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

    private bool Hits(EventFault fault, Delivery delivery) =>
        fault.Hit(delivery.Rule.Name, delivery.Source, core.Time.Elapsed, core.Chance.Of("events-faults"));

    private static string Key(Delivery delivery) => $"{delivery.Rule.Name}/{delivery.Target.Id}";
}
