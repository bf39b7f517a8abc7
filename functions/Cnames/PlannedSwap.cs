using Failover.Functions.Contract;

namespace Failover.Functions.Cnames;

/// <summary>One record's part of a swap.</summary>
/// <param name="Read">What was read; null if the record is to be created, which succeeds only if there is none.</param>
internal sealed record PlannedSwap(string Name, CnameRecord? Read, string Target);

/// <summary>Route 53's answer to a batch of swaps.</summary>
/// <param name="ChangeId">The change's ID; null if it was refused.</param>
/// <param name="Refusal">Route 53's message if it refused, most likely because a record no longer matches what was read.</param>
internal sealed record SwapAnswer(string? ChangeId, string? Refusal);
