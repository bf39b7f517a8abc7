namespace Failover.Functions.Alarms;

/// <summary>Which alarms are asked for.</summary>
/// <remarks>
/// Without AlarmTypes, DescribeAlarms leaves out composite alarms; and whoever asks for them needs the permission for all alarms, not for
/// those that it names.
/// </remarks>
internal enum AlarmKinds
{
    Metric,
    Composite,
    Any,
}

/// <summary>An alarm as CloudWatch shows it now.</summary>
/// <param name="State"><c>OK</c>, <c>ALARM</c> or <c>INSUFFICIENT_DATA</c>; null if CloudWatch does not say.</param>
/// <param name="Since">When it came into this state; null if CloudWatch does not say.</param>
/// <param name="IsEnabled">Whether its actions are.</param>
/// <param name="Tells">The ARNs of whom it notifies in ALARM.</param>
internal sealed record AlarmView(string Name, string? State, DateTimeOffset? Since, bool IsEnabled, IReadOnlyList<string> Tells)
{
    public bool IsInAlarm => State == "ALARM";

    /// <summary>The namespace of its metric; null for a composite alarm and for metric math.</summary>
    public string? Namespace { get; init; }
}
