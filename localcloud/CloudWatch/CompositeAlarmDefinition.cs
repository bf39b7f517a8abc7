namespace Failover.LocalCloud.CloudWatch;

/// <summary>A composite alarm as defined for <c>PutCompositeAlarm</c>.</summary>
/// <param name="Rule">For example <c>ALARM(a) AND NOT OK("b c")</c>; names or ARNs of alarms.</param>
public sealed record CompositeAlarmDefinition(string Name, string Rule)
{
    public string? Description { get; init; }

    public AlarmActions Actions { get; init; } = AlarmActions.None;

    /// <summary>The rule, parsed once: worlds share the definition.</summary>
    /// <exception cref="FormatException">The rule does not parse.</exception>
    internal AlarmRule Parsed => field ??= AlarmRule.Parse(Rule);
}
