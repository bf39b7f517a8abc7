using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Scenarios;

/// <summary>A story that a correct system brings to a good end: a world, what breaks in it, and what is right then.</summary>
internal sealed record Scenario
{
    /// <summary>As users type it: lower case, with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The fault's id in the matrix, if it has one.</summary>
    public string? Id { get; init; }

    /// <summary>One or two sentences: what happens, and what the right response is.</summary>
    public required string Story { get; init; }

    public WorldSpec World { get; init; } = new();

    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>The right outcome of the main execution; null if none must start.</summary>
    public required Outcome? Expected { get; init; }

    /// <summary>When the first event of the story happens.</summary>
    public TimeSpan FirstFault => Faults.Min(f => f.At > TimeSpan.Zero ? f.At : Given.Strike);

    /// <summary>What else must hold at the end: returns null if it does, else what does not hold.</summary>
    public Func<ScenarioRun, string?> Check { get; init; } = static _ => null;

    /// <summary>When the world ends at the earliest: something may be about to happen though nothing is running.</summary>
    public TimeSpan Least { get; init; }

    /// <summary>How long the world continues after everything has ended: for duplicates, and for the application to come back.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>When the world ends at the latest.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromMinutes(40);
}
