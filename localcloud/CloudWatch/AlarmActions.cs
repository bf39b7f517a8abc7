namespace Failover.LocalCloud.CloudWatch;

/// <summary>The targets that an alarm notifies on a state change, by ARN.</summary>
/// <param name="Enabled"><c>ActionsEnabled</c>: false silences the actions, not the events on EventBridge.</param>
public sealed record AlarmActions(
    IReadOnlyList<string> Alarm, IReadOnlyList<string> Ok, IReadOnlyList<string> InsufficientData, bool Enabled = true)
{
    public static AlarmActions None { get; } = new([], [], []);

    internal IReadOnlyList<string> On(AlarmValue value) => value switch
    {
        AlarmValue.Alarm => Alarm,
        AlarmValue.Ok => Ok,
        _ => InsufficientData,
    };
}
