using System.Globalization;
using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>
/// All alarms of a region, and the effects of a state change: events, actions, and the composite alarms that depend on it.
/// </summary>
internal sealed class AlarmStates(CloudCore core, CloudWatchOptions options)
{
    private readonly Dictionary<string, Alarm> byName = new(StringComparer.Ordinal);
    private readonly List<Alarm> all = [];

    public Action<JsonNode> Events { get; set; } = static _ => { };

    /// <summary>Called with the alarm's ARN, the action's ARN, the subject and the message.</summary>
    public Action<string, string, string, string> Actions { get; set; } = static (_, _, _, _) => { };

    /// <summary>In order of creation.</summary>
    public IReadOnlyList<Alarm> All => all;

    /// <exception cref="KeyNotFoundException">The alarm does not exist.</exception>
    public Alarm this[string name] => byName[name];

    public Alarm? Find(string name) => byName.GetValueOrDefault(name);

    public IEnumerable<CompositeAlarm> RestingOn(string name) =>
        all.OfType<CompositeAlarm>().Where(other => other.Rule.Alarms.Contains(name, StringComparer.Ordinal));

    public void Add(Alarm alarm)
    {
        byName.Add(alarm.Name, alarm);
        all.Add(alarm);
    }

    public void Remove(string name)
    {
        if (byName.Remove(name, out var removed))
        {
            all.Remove(removed);
        }
    }

    /// <summary>Evaluates a new composite alarm's rule after the usual delay, for its first state.</summary>
    public void EvaluateNew(CompositeAlarm alarm) => core.Time.After(Drawn(options.CompositeDelay), () => Evaluate(alarm, null));

    /// <summary>Sets the state; if its value changes, also sends the event, runs the actions and evaluates dependent alarms.</summary>
    public void Change(Alarm alarm, AlarmState next)
    {
        var before = alarm.State;
        alarm.State = next;
        if (before.Value == next.Value)
        {
            return;
        }

        alarm.Transitioned = next.Timestamp;
        core.Journal.Write("cloudwatch", "alarm-state", alarm.Name, $"{before.Value.Written()} -> {next.Value.Written()}: {next.Reason}");
        var detail = alarm.Detail(before);
        var id = core.Chance.Id("alarm-event");
        core.Time.After(
            Drawn(options.EventDelay), () => Events(AlarmNotice.Event(detail, core.Region, alarm.Arn, id, core.Time.GetUtcNow())));
        Act(alarm, before.Value);
        foreach (var composite in RestingOn(alarm.Name))
        {
            core.Time.After(Drawn(options.CompositeDelay), () => core.Links.WhenUp(core.Region, () => Evaluate(composite, alarm)));
        }
    }

    private void Evaluate(CompositeAlarm alarm, Alarm? trigger)
    {
        var value = alarm.Rule.IsTrue(name => this[name].State.Value) ? AlarmValue.Alarm : AlarmValue.Ok;
        if (value == alarm.State.Value)
        {
            return;
        }

        // As recorded: the event of a new alarm names the rule's first alarm as the one created.
        var reason = trigger is null
            ? $"{(alarm.Rule.Alarms.Count > 0 ? this[alarm.Rule.Alarms[0]].Arn : alarm.Arn)} was created and its alarm rule evaluates to "
                + $"{value.Written()}"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{trigger.Arn} transitioned to {trigger.State.Value.Written()} at {trigger.State.Timestamp:dddd dd MMMM, yyyy HH:mm:ss} "
                    + $"UTC");
        var triggering = new JsonArray();
        if (trigger is not null)
        {
            triggering.Add(new JsonObject
            {
                ["arn"] = trigger.Arn,
                ["state"] = new JsonObject
                {
                    ["value"] = trigger.State.Value.Written(),
                    ["timestamp"] = AlarmText.Timestamp(trigger.State.Timestamp),
                },
            });
        }

        Change(alarm, new AlarmState(
            value, reason, new JsonObject { ["triggeringAlarms"] = triggering }.ToJsonString(Relaxed.Json), core.Time.GetUtcNow()));
    }

    private void Act(Alarm alarm, AlarmValue before)
    {
        if (!alarm.Actions.Enabled)
        {
            return;
        }

        foreach (var arn in alarm.Actions.On(alarm.State.Value))
        {
            Actions(alarm.Arn, arn, AlarmNotice.Subject(alarm), AlarmNotice.Message(alarm, before));
        }
    }

    private TimeSpan Drawn((TimeSpan Least, TimeSpan Most) range) => core.Chance.Between("alarm-delay", range.Least, range.Most);
}
