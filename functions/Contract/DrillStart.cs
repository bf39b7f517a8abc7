namespace Failover.Functions.Contract;

/// <summary>A failover that was started on purpose.</summary>
/// <param name="Kind">Which.</param>
/// <param name="From">The writer that is to be replaced.</param>
/// <param name="Attached">True where a failover was already under way, and none was started.</param>
public sealed record DrillStart(DrillKind Kind, string From, bool Attached, DateTimeOffset At);
