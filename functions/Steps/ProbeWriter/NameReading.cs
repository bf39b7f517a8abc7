using Failover.Functions.Contract;
using Failover.Functions.Probe;

namespace Failover.Functions.Steps.ProbeWriter;

/// <summary>Compares what a name resolves to in the VPC with what Route 53 has. Pure.</summary>
internal static class NameReading
{
    /// <param name="verdict">With what Route 53 has; if null, or if the record could not be read, nothing is compared.</param>
    public static ProbeReading Read(string name, Verdict? verdict, NameAnswer answer)
    {
        var isThere = answer.CanonicalNames.Count > 0 || answer.Addresses.Count > 0;
        var leads = answer.CanonicalNames is [var first, ..] ? $"resolves to {first}"
            : isThere ? $"has the address {string.Join(", ", answer.Addresses)}"
            : $"does not resolve ({answer.Problem ?? "no answer"})";
        if (verdict is null or { RecordUnknown: true })
        {
            return new ProbeReading(isThere ? ProbeOutcome.NotCompared : ProbeOutcome.NotResolved, $"in the VPC {name} {leads}");
        }

        // A record that has yet to be created does not resolve.
        var held = verdict.RecordValue;
        var isRight = held is null ? !isThere : answer.CanonicalNames.Contains(held, StringComparer.OrdinalIgnoreCase);
        return new ProbeReading(
            isRight ? ProbeOutcome.Agrees : isThere ? ProbeOutcome.ResolvesElsewhere : ProbeOutcome.NotResolved,
            $"in the VPC {name} {leads}{(isRight ? "" : $", while zone {verdict.Plan.Zone} has {held ?? "no record"}")}");
    }
}
