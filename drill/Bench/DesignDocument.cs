using Failover.Drill.Worlds;

namespace Failover.Drill.Bench;

/// <summary>The results of one design over all worlds. <see cref="TrialResult"/> explains each figure.</summary>
internal sealed record DesignDocument
{
    public required string Name { get; init; }

    /// <inheritdoc cref="BenchDesign.About"/>
    public required string About { get; init; }

    /// <summary>
    /// Worlds that were over before the design noticed (<see cref="TrialResult.Healed"/>): neither in Detected nor in Recovered.
    /// </summary>
    public required int Healed { get; init; }

    /// <summary>Of the worlds in which something is broken.</summary>
    public required Share Detected { get; init; }

    public required Percentiles? DetectedSeconds { get; init; }

    /// <summary>Recovered correctly, of the worlds in which recovery is possible.</summary>
    public required Share Recovered { get; init; }

    /// <summary>From the fault to the proof.</summary>
    public required Percentiles? RecoveredSeconds { get; init; }

    /// <summary>
    /// The application wrote again at the end, of all worlds with an outage that can be ended, regardless of what ended it.
    /// </summary>
    public required Share ApplicationBack { get; init; }

    /// <summary>Worlds with a wrong or false claim of success.</summary>
    public required int Wrong { get; init; }

    /// <summary>Worlds in which it wrote although nothing was broken.</summary>
    public required int NeedlessWrites { get; init; }

    /// <summary>In all worlds with an outage that can be ended.</summary>
    public required Percentiles? OutageSeconds { get; init; }

    /// <summary>By kind of driver, in the same worlds.</summary>
    public required IReadOnlyList<ApplicationDocument> Applications { get; init; }

    /// <summary>In worlds where AWS's APIs answer; <see cref="KindDocument.AddedSeconds"/> has the other worlds too.</summary>
    public required Percentiles? AddedSeconds { get; init; }

    public required Percentiles? Transitions { get; init; }

    public required Percentiles? Invocations { get; init; }

    public required Percentiles? ApiCalls { get; init; }

    /// <summary>US dollars per world that it responded to.</summary>
    public required Percentiles? Cost { get; init; }

    public static DesignDocument From(BenchDesign design, IReadOnlyList<TrialResult> results)
    {
        var broken = results.Where(static r => r.Right != Right.StandAside && !r.Healed).ToList();
        var suffered = results.Where(static r => r.Right == Right.Recover).ToList();
        var possible = suffered.Where(static r => !r.Healed).ToList();
        var answered = results.Where(static r => r.Invocations > 0).ToList();
        return new DesignDocument
        {
            Name = design.Name,
            About = design.About,
            Healed = results.Count(static r => r.Healed),
            Detected = new Share(broken.Count(static r => r.Detected is not null), broken.Count),
            DetectedSeconds = Percentiles.From(broken.Select(static r => r.Detected)),
            Recovered = new Share(possible.Count(static r => r.Correct), possible.Count),
            RecoveredSeconds = Percentiles.From(possible.Select(static r => r.Correct ? r.Recovered : null)),
            ApplicationBack = new Share(suffered.Count(static r => r.ApplicationBack), suffered.Count),
            Wrong = results.Count(static r => r.Wrong),
            NeedlessWrites = results.Count(static r => r is { Right: Right.StandAside, Writes: > 0 }),
            OutageSeconds = Percentiles.From(suffered.Select(static r => (double?)r.Outage)),
            Applications = [.. WorldSpec.AllDrivers.Select(driver => ApplicationDocument.From(driver, suffered))],
            AddedSeconds = Percentiles.From(possible.Select(static r => r.ApisFail ? null : r.Added)),
            Transitions = Percentiles.From(answered.Select(static r => (double?)r.Transitions)),
            Invocations = Percentiles.From(answered.Select(static r => (double?)r.Invocations)),
            ApiCalls = Percentiles.From(answered.Select(static r => (double?)r.ApiCalls)),
            Cost = Percentiles.From(answered.Select(static r => (double?)r.Cost)),
        };
    }
}
