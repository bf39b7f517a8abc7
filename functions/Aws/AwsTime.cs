namespace Failover.Functions.Aws;

/// <summary>Moments as the SDK gives them.</summary>
internal static class AwsTime
{
    /// <summary>In UTC, which is what the SDK means where it does not say.</summary>
    public static DateTimeOffset Utc(DateTime time) =>
        new(time.Kind == DateTimeKind.Local ? time.ToUniversalTime() : DateTime.SpecifyKind(time, DateTimeKind.Utc));
}
