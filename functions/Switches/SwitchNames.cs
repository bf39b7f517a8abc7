namespace Failover.Functions.Switches;

/// <summary>
/// The names in template.yaml for a region's switch: the metric that FlipSwitch publishes, and its alarm, which a health check follows.
/// </summary>
internal static class SwitchNames
{
    public const string Metric = "SwitchedTo";
    public const string GlobalCluster = "GlobalCluster";
    public const string Region = "Region";

    public static string Alarm(string globalCluster, string region) => $"{globalCluster}-switched-to-{region}";
}
