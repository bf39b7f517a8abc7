using Failover.Functions.Contract;

namespace Failover.Functions.Cnames;

/// <summary>One record's part of a swap.</summary>
/// <param name="Read">What was read; null: the record is created, and only if none stands.</param>
internal sealed record PlannedSwap(string Name, CnameRecord? Read, string Target);

/// <summary>What Route 53 said to a batch of swaps.</summary>
/// <param name="ChangeId">The change's id; null if it was refused.</param>
/// <param name="Refusal">Route 53's words where it refused, most likely because a record is no longer what was read.</param>
internal sealed record SwapAnswer(string? ChangeId, string? Refusal);
