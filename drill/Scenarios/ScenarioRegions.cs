using Failover.Drill.Worlds;

namespace Failover.Drill.Scenarios;

/// <summary>
/// What the stories of several regions have in common. Neither is us-east-1, so that its control planes are another story.
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

    /// <summary>What starts a planned move, in the region that it is to move to.</summary>
    public const string Switchover = """{"cluster": "orders-standby", "drill": {"kind": "switchover"}, "reason": "quarterly drill"}""";

    /// <summary>Ireland writes, Frankfurt stands by; nobody is asked.</summary>
    public static WorldSpec Two { get; } = new()
    {
        Region = Ireland,
        Secondaries = [new(Frankfurt, Standby)],
        ReaderRecord = ReaderRecord,
        Parameters = With("Approval", "never"),
    };

    /// <summary>The same, and people are asked where a promotion loses writes: the template's default.</summary>
    public static WorldSpec Asking { get; } = Two with { Parameters = With("Approval", "when-data-loss") };

    /// <summary>With London as a third one.</summary>
    public static WorldSpec Three { get; } = Two with { Secondaries = [new(London, Third), new(Frankfurt, Standby)] };

    public static Dictionary<string, string> With(string parameter, string value) => new() { [parameter] = value };
}
