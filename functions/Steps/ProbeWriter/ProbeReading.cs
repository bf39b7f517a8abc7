using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ProbeWriter;

/// <summary>What one probe found.</summary>
/// <param name="Reason">One sentence for a person.</param>
internal sealed record ProbeReading(ProbeOutcome Outcome, string Reason);
