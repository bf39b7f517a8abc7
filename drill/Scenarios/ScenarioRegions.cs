using Failover.Drill.Worlds;

namespace Failover.Drill.Scenarios;

/// <summary>
/// What the stories of several regions have in common. No region is us-east-1, so that losing its control planes is a separate story.
/// </summary>
internal static class ScenarioRegions
{
    public const string Ireland = "eu-west-1";
    public const string Frankfurt = "eu-central-1";
    public const string London = "eu-west-2";
    public const string Global = "orders-global";
    public const string Standby = "orders-standby";
    public const string Third = "orders-third";
    public const string ReaderRecord = "db-ro.shop.example";

    /// <summary>Input that starts a planned move, in the region to move to.</summary>
    public const string Switchover = """{"cluster": "orders-standby", "drill": {"kind": "switchover"}, "reason": "quarterly drill"}""";

    /// <summary>Ireland writes, Frankfurt stands by; nobody is asked for approval.</summary>
    public static WorldSpec Two { get; } = new()
    {
        Region = Ireland,
        Secondaries = [new(Frankfurt, Standby)],
        ReaderRecord = ReaderRecord,
        Parameters = With("Approval", "never"),
    };

    /// <summary>The same, but operators are asked when a promotion loses writes: the template's default.</summary>
    public static WorldSpec Asking { get; } = Two with { Parameters = With("Approval", "when-data-loss") };

    /// <summary>With London as the third region.</summary>
    public static WorldSpec Three { get; } = Two with { Secondaries = [new(London, Third), new(Frankfurt, Standby)] };

    public static Dictionary<string, string> With(string parameter, string value) => new() { [parameter] = value };
}
