using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ReportOutcome;

/// <summary>How an execution ended.</summary>
/// <param name="Summary">One sentence that says why.</param>
/// <param name="Cause">Why it stood down, if the region's branch decided it.</param>
internal sealed record Ending(Outcome Outcome, string Summary, StandDownCause? Cause = null);
