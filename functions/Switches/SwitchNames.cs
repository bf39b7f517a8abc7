namespace Failover.Functions.Switches;

/// <summary>
/// What template.yaml calls a region's switch: a metric that FlipSwitch publishes, and the alarm on it that a health check follows.
/// </summary>
internal static class SwitchNames
{
    public const string Metric = "SwitchedTo";
    public const string GlobalCluster = "GlobalCluster";
    public const string Region = "Region";

    public static string Alarm(string globalCluster, string region) => $"{globalCluster}-switched-to-{region}";
}
