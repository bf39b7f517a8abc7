using Failover.LocalCloud.Core;
using Failover.LocalCloud.Sns;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.EventBridge;

/// <summary>Delivers events to targets: at least once, with retries, until an event is given up to the dead-letter queue.</summary>
internal sealed class Deliveries(CloudCore core, SqsService queues)
{
    private readonly List<EventFault> faults = [];
    private readonly Dictionary<string, Delivery> held = new(StringComparer.Ordinal);

    public Func<string, string, Task> Invoke { get; set; } = static (arn, _) =>
        throw new EventTargetException("RESOURCE_NOT_FOUND", $"Nothing receives events for {arn}.", retryable: false);

    /// <summary>Why a rule may not reach its target; null if it may.</summary>
    public Func<EventRule, EventTarget, string?> Refuses { get; set; } = static (_, _) => null;

    /// <summary>Why a rule may not send to a dead-letter queue (its ARN); null if it may.</summary>
    public Func<EventRule, string, string?> RefusesLetter { get; set; } = static (_, _) => null;

    /// <summary>Called for everything that EventBridge counts per rule, with the metric's name.</summary>
    public Action<EventRule, string> Counted { get; set; } = static (_, _) => { };

    public (TimeSpan Least, TimeSpan Most) Latency { get; set; } = (TimeSpan.FromMilliseconds(150), TimeSpan.FromMilliseconds(900));

    /// <summary>The number of failed deliveries that wait for a retry.</summary>
    public int Retrying { get; private set; }

    public void Add(EventFault fault) => faults.Add(fault);

    public void Begin(Delivery delivery)
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
                core.Time.After(latency + fault.Delay, () => Start(delivery with { Attempts = 0 }));
                break;
            case EventFaultKind.Reorder:
                Hold(delivery, latency + fault.Delay);
                return;
        }

        core.Time.After(latency, () =>
        {
            Start(delivery);
            if (held.Remove(Key(delivery), out var earlier))
            {
                Start(earlier);
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
                Start(delivery);
            }
        });
    }

    /// <summary>While the region is down, deliveries wait; those that have become too old by then are given up.</summary>
    private void Start(Delivery delivery)
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
                GiveUp(delivery, new EventTargetException("SDK_CLIENT_ERROR", "The region was down.", retryable: true),
                    "MaximumEventAgeInSeconds");
                return;
            }

            Start(delivery);
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

            if (Refuses(delivery.Rule, delivery.Target) is { } refusal)
            {
                throw new EventTargetException("NO_PERMISSIONS", refusal, retryable: false);
            }

            await Invoke(delivery.Target.Arn, delivery.Input);
            core.Journal.Write("eventbridge", "delivered", delivery.Rule.Name, delivery.Target.Arn);
        }
        catch (EventTargetException e)
        {
            Failed(delivery, e);
        }
    }

    /// <summary>
    /// Retries with exponential backoff and jitter, by default "for 24 hours and up to 185 times".
    /// </summary>
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

        var wait = TimeSpan.FromSeconds(
            Math.Min(600, Math.Pow(2, Math.Min(delivery.Attempts, 12) - 1)) * (0.5 + core.Chance.Stream("events-retry").NextDouble()));
        if (core.Time.GetUtcNow() + wait - delivery.Since > delivery.Target.MaximumEventAge)
        {
            GiveUp(delivery, e, "MaximumEventAgeInSeconds");
            return;
        }

        Retrying++;
        core.Time.After(wait, () =>
        {
            Retrying--;
            Start(delivery);
        });
    }

    private void GiveUp(Delivery delivery, EventTargetException e, string? exhausted)
    {
        core.Journal.Write("eventbridge", "given-up", delivery.Rule.Name, $"{delivery.Target.Arn}: {exhausted ?? e.Code}");
        Counted(delivery.Rule, "FailedInvocations");
        if (delivery.Target.DeadLetterArn is not { } queue)
        {
            return;
        }

        var refusal = queues.Find(queue) is null ? "no such queue" : RefusesLetter(delivery.Rule, queue);
        Counted(delivery.Rule, refusal is null ? "InvocationsSentToDlq" : "InvocationsFailedToBeSentToDlq");
        if (refusal is null)
        {
            queues.Send(queue, delivery.Input, DeadLetter.Attributes(delivery, e, exhausted));
        }
        else
        {
            core.Journal.Write("eventbridge", "letter-lost", delivery.Rule.Name, refusal);
        }
    }

    private bool Hits(EventFault fault, Delivery delivery) =>
        fault.Hit(delivery.Rule.Name, delivery.Source, core.Time.Elapsed, core.Chance.Stream("events-faults"));

    private static string Key(Delivery delivery) => $"{delivery.Rule.Name}/{delivery.Target.Id}";
}
