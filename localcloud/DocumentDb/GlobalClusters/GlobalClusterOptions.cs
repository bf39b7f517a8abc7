using Failover.LocalCloud.Time;

namespace Failover.LocalCloud.DocumentDb.GlobalClusters;

/// <summary>
/// The times of global clusters from the DocumentDB developer guide ("Disaster recovery and Amazon DocumentDB global clusters").
/// </summary>
public sealed record GlobalClusterOptions
{
    /// <summary>How far a healthy secondary lags: "a typical lag of less than one second".</summary>
    public DurationRange Lag { get; init; } = DurationRange.Seconds(0.08, 0.9);

    /// <summary>How many times faster than real time a secondary that fell behind catches up.</summary>
    public double CatchUp { get; init; } = 10;

    /// <summary>How long a request stays <c>pending</c> before anything happens.</summary>
    public DurationRange Acceptance { get; init; } = DurationRange.Seconds(1, 4);

    /// <summary>
    /// From the call to the promotion: "typically, the chosen secondary cluster assumes the primary role within a minute".
    /// </summary>
    public DurationRange Failover { get; init; } = DurationRange.Seconds(40, 75);

    /// <summary>The same for a switchover: about three minutes.</summary>
    public DurationRange Switchover { get; init; } = DurationRange.Seconds(120, 210);

    /// <summary>How long before the end of a switchover the old primary becomes read-only ("unavailable for a short time").</summary>
    public DurationRange ReadOnly { get; init; } = DurationRange.Seconds(15, 40);

    /// <summary>A switchover whose secondary has not caught up by then is cancelled.</summary>
    public TimeSpan SwitchoverLimit { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// The number of failovers with data loss allowed that come to nothing, first ones first: AWS documents the status "cancelling" for
    /// them, too, without a cause.
    /// </summary>
    public int CancelledFailovers { get; init; }

    /// <summary>From the cause of a cancellation until the old primary takes writes again.</summary>
    public DurationRange Cancellation { get; init; } = DurationRange.Seconds(3, 15);

    /// <summary>From the moment an old primary can be reached again until it stops taking writes.</summary>
    public DurationRange Fencing { get; init; } = DurationRange.Seconds(1, 5);

    /// <summary>How long rebuilding a secondary from the new primary takes: "a few minutes to several hours".</summary>
    public DurationRange Rebuild { get; init; } = DurationRange.Seconds(240, 1200);

    /// <summary>From a change until a region's API reports it.</summary>
    public DurationRange ApiLag { get; init; } = DurationRange.Seconds(1, 5);
}
