using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Bench;

/// <summary>What is right in a world.</summary>
internal enum Right
{
    /// <summary>The application can be changed back to a writer, and a machine can do it and prove it.</summary>
    Recover,

    /// <summary>Nothing is broken: nothing is to be written, and no success to be claimed.</summary>
    StandAside,

    /// <summary>
    /// No machine can know what is right (the cluster is gone, or a person has decided otherwise): nothing may be overwritten, no success
    /// claimed.
    /// </summary>
    LeaveToPeople,
}

/// <summary>One world as a bench draws it: the same for every design.</summary>
internal sealed record BenchWorld(WorldSpec Spec, IReadOnlyList<Fault> Faults)
{
    /// <summary>When the thing happens that a design is to answer.</summary>
    public TimeSpan Strike { get; init; } = Given.Strike;
}

/// <summary>A kind of world of the mix.</summary>
/// <param name="Weight">Its share of the mix, in percent; all kinds together make 100.</param>
/// <param name="Draw">Makes one of the kind; the same for the same chance.</param>
internal sealed record BenchKind(string Name, int Weight, Right Right, Func<Random, BenchWorld> Draw)
{
    /// <summary>AWS's own APIs fail in it: what that costs is AWS's time and not the design's.</summary>
    public bool ApisFail { get; init; }
}
