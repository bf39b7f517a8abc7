using Failover.Drill.Worlds;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Simulation;

internal static class PeopleFaultKinds
{
    /// <summary>What somebody else may point the record at: not one of this cluster's endpoints.</summary>
    public const string Foreign = "reports.c8r3zq0example.us-east-1.docdb.amazonaws.com";

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("record-meddling",
            c => new RecordMeddling(c.At, c.Spec.ZoneId, c.Spec.Record, Value(c), c.Random.Pick(5, 60, 300))) { IsMoment = true },
        new("record-removal", c => new RecordRemoval(c.At, c.Spec.ZoneId, c.Spec.Record)) { IsMoment = true },
        new("start", c => new StartByHand(c.At, Input(c, ""))) { IsMoment = true },
        new("start-forced", c => new StartByHand(c.At, Input(c, ", \"force\": true"))) { IsMoment = true },
        new("start-observing", c => new StartByHand(c.At, Input(c, ", \"mode\": \"observe\""))) { IsMoment = true },
        new("drill", c => new StartByHand(c.At, Input(c, ", \"drill\": {\"kind\": \"failover\"}"))) { IsMoment = true },
        new("abort", c => new AbortByHand(c.At)) { IsMoment = true },
        new("redrive", c => new RedriveByHand(c.At)) { IsMoment = true },
    ];

    /// <summary>Another tool's apply, or a person's slip, after the failover.</summary>
    public static FaultKind LedAway { get; } = new("record-led-away",
        c => new RecordMeddling(c.At, c.Spec.ZoneId, c.Spec.Record, Value(c), c.Random.Pick(5, 60, 300)))
    { IsMoment = true };

    private static string Input(DrawContext c, string more) => $$"""{"cluster": "{{c.Site.Cluster}}", "reason": "by hand"{{more}}}""";

    private static string Value(DrawContext c) => c.Random.Pick(
        Foreign, World.OldEndpoint, $"{c.Instance}.c8r3zq0example.{c.Site.Region}.docdb.amazonaws.com");
}
