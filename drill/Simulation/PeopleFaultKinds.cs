using Failover.Drill.Worlds;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Simulation;

internal static class PeopleFaultKinds
{
    /// <summary>What somebody else may point the record at: it is none of this cluster's endpoints.</summary>
    public const string Foreign = "reports.c8r3zq0example.us-east-1.docdb.amazonaws.com";

    public static IReadOnlyList<FaultKind> All { get; } =
    [
        new("record-meddling", c => new RecordMeddling(c.At, c.Spec.ZoneId, c.Spec.Record, Value(c), c.Random.Pick(5, 60, 300))),
        new("record-removal", c => new RecordRemoval(c.At, c.Spec.ZoneId, c.Spec.Record)),
        new("start", c => new StartByHand(c.At, Input(c, ""))),
        new("start-forced", c => new StartByHand(c.At, Input(c, ", \"force\": true"))),
        new("start-observing", c => new StartByHand(c.At, Input(c, ", \"mode\": \"observe\""))),
        new("drill", c => new StartByHand(c.At, Input(c, ", \"drill\": {\"kind\": \"failover\"}"))),
        new("abort", c => new AbortByHand(c.At)),
        new("redrive", c => new RedriveByHand(c.At)),
    ];

    private static string Input(DrawContext c, string more) => $$"""{"cluster": "{{c.Site.Cluster}}", "reason": "by hand"{{more}}}""";

    private static string Value(DrawContext c) => c.Random.Pick(
        Foreign, World.OldEndpoint, $"{c.Instance}.c8r3zq0example.{c.Site.Region}.docdb.amazonaws.com");
}
