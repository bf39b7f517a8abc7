using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ChooseRegion;

/// <summary>What one check of the primary's region found.</summary>
internal sealed record RegionEvidence
{
    /// <summary>How long the primary's region may take to promote a writer of its own.</summary>
    public required Budget Watch { get; init; }

    /// <summary>What the primary's own region says about it.</summary>
    public required PrimaryReading Primary { get; init; }

    public required Witness Heartbeat { get; init; }

    /// <summary>The lag of this region's own cluster; null if it was never seen.</summary>
    public required LagReading? Lag { get; init; }

    /// <summary>The previous check; null on the first.</summary>
    public RegionChoice? Previous { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>All witnesses, as reported to operators.</summary>
    public IReadOnlyList<Witness> Witnesses => [Heartbeat, Api, LagWitness.From(Lag, At)];

    private Witness Api => new(
        "api",
        Primary.State switch
        {
            PrimaryState.Silent or PrimaryState.NoWriter => WitnessState.Lost,
            PrimaryState.Healthy => WitnessState.Well,
            _ => WitnessState.Unknown,
        },
        Primary.Detail);
}
