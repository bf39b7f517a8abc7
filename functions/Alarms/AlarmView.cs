namespace Failover.Functions.Alarms;

/// <summary>Which kinds of alarm to ask for.</summary>
/// <remarks>
/// Without AlarmTypes, DescribeAlarms leaves out composite alarms; and asking for those requires permission for all alarms, not just for
/// the named ones.
/// </remarks>
internal enum AlarmKinds
{
    Metric,
    Composite,
    Any,
}

/// <summary>An alarm as CloudWatch shows it now.</summary>
/// <param name="State"><c>OK</c>, <c>ALARM</c> or <c>INSUFFICIENT_DATA</c>; null if CloudWatch does not say.</param>
/// <param name="Since">When it entered this state; null if CloudWatch does not say.</param>
/// <param name="IsEnabled">Whether its actions are enabled.</param>
/// <param name="Tells">The ARNs that it notifies when it goes to ALARM.</param>
internal sealed record AlarmView(string Name, string? State, DateTimeOffset? Since, bool IsEnabled, IReadOnlyList<string> Tells)
{
    public bool IsInAlarm => State == "ALARM";

    /// <summary>The namespace of its metric; null for a composite alarm and for metric math.</summary>
    public string? Namespace { get; init; }
}
