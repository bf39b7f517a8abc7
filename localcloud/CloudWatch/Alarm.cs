using System.Text.Json.Nodes;
using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>An alarm, metric or composite, and its state.</summary>
public abstract class Alarm
{
    private protected Alarm(string region, string name, string? description, AlarmActions actions, AlarmState state)
    {
        (Region, Name) = (region, name);
        Description = description;
        Actions = actions;
        State = state;
        Transitioned = state.Timestamp;
    }

    public string Region { get; }

    public string Name { get; }

    public string Arn => field ??= $"arn:aws:cloudwatch:{Region}:{CloudCore.Account}:alarm:{Name}";

    public string? Description { get; }

    public AlarmActions Actions { get; internal set; }

    public AlarmState State { get; internal set; }

    /// <summary>When the state value last changed.</summary>
    public DateTimeOffset Transitioned { get; internal set; }

    /// <summary><c>detail</c> of the state change event, with its keys in the order of the recorded events.</summary>
    internal abstract JsonObject Detail(AlarmState previous);

    /// <summary><c>Trigger</c> of the notification to SNS; null for composite alarms.</summary>
    internal abstract JsonObject? Trigger();
}
