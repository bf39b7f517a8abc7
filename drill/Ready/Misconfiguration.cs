using Failover.Drill.Worlds;

namespace Failover.Drill.Ready;

/// <summary>Something that was left misconfigured, as data: how a world gets it, and which checks must name it.</summary>
/// <param name="Story">One sentence about it.</param>
/// <param name="Names">The checks that it breaks, in the report's order; empty if nothing is wrong.</param>
internal sealed record Misconfiguration(string Name, string Story, params IReadOnlyList<string> Names)
{
    /// <summary>The region in which the cluster has a secondary, if any.</summary>
    public string? InRegion { get; init; }

    /// <summary>Changes the world before it begins.</summary>
    public Func<WorldSpec, WorldSpec> Spec { get; init; } = static spec => spec;

    /// <summary>Happens in the world once it has settled.</summary>
    public Action<World> Happens { get; init; } = static _ => { };

    /// <summary>How long it takes to become visible.</summary>
    public TimeSpan Takes { get; init; } = TimeSpan.Zero;

    /// <summary>Whether a drill has ever been run.</summary>
    public bool IsDrilled { get; init; } = true;

    /// <summary>Whether the address on call has confirmed its subscription.</summary>
    public bool IsConfirmed { get; init; } = true;
}
