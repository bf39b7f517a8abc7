using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Scenarios;

/// <summary>A story that a correct system ends well: a world, what breaks in it, and what is right then.</summary>
internal sealed record Scenario
{
    /// <summary>What people type: lower case, with hyphens.</summary>
    public required string Name { get; init; }

    /// <summary>The fault's id in the matrix, where it stands there.</summary>
    public string? Id { get; init; }

    /// <summary>One or two sentences: what happens, and what is right.</summary>
    public required string Story { get; init; }

    public WorldSpec World { get; init; } = new();

    public required IReadOnlyList<Fault> Faults { get; init; }

    /// <summary>The right outcome of the execution that counts; null: none must start.</summary>
    public required Outcome? Expected { get; init; }

    /// <summary>When the first thing that the story is about happens.</summary>
    public TimeSpan FirstFault => Faults.Min(f => f.At > TimeSpan.Zero ? f.At : Given.Strike);

    /// <summary>What else must hold at the end: null where it does, else what does not.</summary>
    public Func<ScenarioRun, string?> Check { get; init; } = static _ => null;

    /// <summary>When the world ends at the earliest: something is yet to come, though nothing runs.</summary>
    public TimeSpan Least { get; init; }

    /// <summary>How long the world goes on after everything has ended: for duplicates, and for the application to come back.</summary>
    public TimeSpan Settle { get; init; } = TimeSpan.FromSeconds(45);

    /// <summary>When the world ends at the latest.</summary>
    public TimeSpan Horizon { get; init; } = TimeSpan.FromMinutes(40);
}
