namespace Failover.Functions.Steps.UpsertCname;

/// <summary>What else the swap depends on if there is a readers' record or a global cluster.</summary>
/// <param name="ReaderValue">Where the readers' record points; null if there is none.</param>
/// <param name="Objection">Why the record must not be pointed to this region's cluster; null if it may.</param>
/// <param name="IsOfMember">The record points to nothing, or to a DocumentDB endpoint in a member's region.</param>
/// <param name="KeepsReaders">The readers' record points elsewhere, and must stay there.</param>
/// <param name="IsUnderWay">The objection will pass: a failover to this region's cluster is under way, or any is being cancelled.</param>
internal sealed record SwapContext(string? ReaderValue, string? Objection, bool IsUnderWay, bool IsOfMember, bool KeepsReaders);
