using Failover.Functions.Contract;

namespace Failover.Functions.Records;

/// <summary>What was found out about the record, and the checks on it. Pure.</summary>
internal interface IRecordReadiness
{
    /// <summary>
    /// What the name may resolve to: what Route 53 has, and where the record should point, which a cache may still have; null if nothing
    /// is known.
    /// </summary>
    IReadOnlyList<string>? Held(StackEvidence evidence);

    /// <summary>Whether it is the record that a failover expects, and points to the writer.</summary>
    ReadinessCheck Record(StackEvidence evidence);

    /// <summary>Whether clients leave the old value soon enough.</summary>
    ReadinessCheck Ttl(StackEvidence evidence);

    /// <summary>What else this mode needs.</summary>
    IEnumerable<ReadinessCheck> Others(StackEvidence evidence);
}
