using Failover.Drill.Worlds;

namespace Failover.Drill.Ready;

/// <summary>Something that somebody left wrong, as data: how a world gets it, and which checks must name it.</summary>
/// <param name="Story">In a sentence.</param>
/// <param name="Names">The checks that it breaks, in the report's order; none: nothing is wrong.</param>
internal sealed record Misconfiguration(string Name, string Story, params IReadOnlyList<string> Names)
{
    /// <summary>Where the cluster has a secondary; null: nowhere.</summary>
    public string? InRegion { get; init; }

    /// <summary>Changes the world before it begins.</summary>
    public Func<WorldSpec, WorldSpec> Spec { get; init; } = static spec => spec;

    /// <summary>Happens in the world once all is well.</summary>
    public Action<World> Happens { get; init; } = static _ => { };

    /// <summary>How long it takes until it shows, once it happened.</summary>
    public TimeSpan Takes { get; init; } = TimeSpan.Zero;

    /// <summary>Whether a drill was ever made.</summary>
    public bool IsDrilled { get; init; } = true;

    /// <summary>Whether the address on call has confirmed its subscription.</summary>
    public bool IsConfirmed { get; init; } = true;
}
