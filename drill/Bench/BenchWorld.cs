using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Bench;

/// <summary>The right behaviour in a world.</summary>
internal enum Right
{
    /// <summary>A machine can point the application at a writer again, and prove it.</summary>
    Recover,

    /// <summary>Nothing is broken: nothing must be written, and no success claimed.</summary>
    StandAside,

    /// <summary>
    /// No machine can know what is right (the cluster is gone, or an operator has decided otherwise): nothing may be overwritten, and no
    /// success claimed.
    /// </summary>
    LeaveToPeople,
}

/// <summary>One world as a bench draws it, the same for every design.</summary>
internal sealed record BenchWorld(WorldSpec Spec, IReadOnlyList<Fault> Faults)
{
    /// <summary>When the event happens that a design must respond to.</summary>
    public TimeSpan Strike { get; init; } = Given.Strike;
}

/// <summary>A kind of world of the mix.</summary>
/// <param name="Weight">Its share of the mix, in percent; all kinds together add up to 100.</param>
/// <param name="Draw">Draws a world of this kind; the same random numbers give the same world.</param>
internal sealed record BenchKind(string Name, int Weight, Right Right, Func<Random, BenchWorld> Draw)
{
    /// <summary>AWS's own APIs fail in it: the time that this costs is AWS's and not the design's.</summary>
    public bool ApisFail { get; init; }
}
