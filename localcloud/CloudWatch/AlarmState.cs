namespace Failover.LocalCloud.CloudWatch;

/// <summary>An alarm's state value; the names are CloudWatch's own.</summary>
public enum AlarmValue
{
    Ok,
    Alarm,
    InsufficientData,
}

/// <summary>An alarm's state as its events report it.</summary>
/// <param name="ReasonData">JSON text; null before the first evaluation.</param>
public sealed record AlarmState(AlarmValue Value, string Reason, string? ReasonData, DateTimeOffset Timestamp);

internal static class AlarmValueNames
{
    public static string Written(this AlarmValue value) => value switch
    {
        AlarmValue.Ok => "OK",
        AlarmValue.Alarm => "ALARM",
        _ => "INSUFFICIENT_DATA",
    };

    public static AlarmValue Parse(string text) => text switch
    {
        "OK" => AlarmValue.Ok,
        "ALARM" => AlarmValue.Alarm,
        "INSUFFICIENT_DATA" => AlarmValue.InsufficientData,
        _ => throw new ArgumentException($"Expected OK, ALARM or INSUFFICIENT_DATA, found '{text}'.", nameof(text)),
    };
}
