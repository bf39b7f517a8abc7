namespace Failover.Functions.Aws;

/// <summary>Converts times as the SDK returns them.</summary>
internal static class AwsTime
{
    /// <summary>In UTC, which is what the SDK means if it does not say.</summary>
    public static DateTimeOffset Utc(DateTime time) =>
        new(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
