using System.Text.Json.Nodes;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>An alarm on the states of other alarms.</summary>
public sealed class CompositeAlarm : Alarm
{
    internal CompositeAlarm(string region, CompositeAlarmDefinition definition, AlarmState state)
        : base(region, definition.Name, definition.Description, definition.Actions, state)
    {
        Definition = definition;
        Rule = definition.Parsed;
    }

    public CompositeAlarmDefinition Definition { get; }

    internal AlarmRule Rule { get; }

    internal override JsonObject Detail(AlarmState previous)
    {
        var configuration = new JsonObject { ["alarmRule"] = Definition.Rule };
        if (Description is not null)
        {
            configuration["description"] = Description;
        }

        var state = new JsonObject { ["actionsSuppressedBy"] = null };
        Fill(state, State);
        var before = new JsonObject();
        Fill(before, previous);
        return new JsonObject { ["alarmName"] = Name, ["state"] = state, ["previousState"] = before, ["configuration"] = configuration };
    }

    internal override JsonObject? Trigger() => null;

    private static void Fill(JsonObject json, AlarmState state)
    {
        json["value"] = state.Value.Written();
        json["reason"] = state.Reason;
        if (state.ReasonData is not null)
        {
            json["reasonData"] = state.ReasonData;
        }

        json["timestamp"] = AlarmText.Timestamp(state.Timestamp);
    }
}
