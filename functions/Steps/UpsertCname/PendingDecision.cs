using Failover.Functions.Contract;

namespace Failover.Functions.Steps.UpsertCname;

/// <summary>Decides how to continue when a region is promoted but Route 53's control plane does not answer. Pure.</summary>
internal static class PendingDecision
{
    /// <summary>The attempt after which operators are notified: throttling or a lost answer would be over by then.</summary>
    private const int NewsAt = 6;

    /// <param name="host">The writer's endpoint, if known.</param>
    public static RecordSwap Decide(
        Plan plan, GlobalPlan global, RegionPromotion promoted, string? host, RecordSwap? previous, string trouble, DateTimeOffset now)
    {
        var attempt = (previous is { State: SwapState.Pending } ? previous.Attempt ?? 0 : 0) + 1;
        var isOver = global.Dns.IsExhaustedBy(attempt);
        return new RecordSwap
        {
            State = isOver ? SwapState.Exhausted : SwapState.Pending,
            Name = plan.Record,
            Earlier = SwapDecision.EarlierThan(previous),
            Attempt = attempt,
            WaitSeconds = isOver ? 0 : global.Dns.WaitAfter(attempt),
            Notice = attempt == NewsAt ? Notice(plan, global, promoted, host, trouble) : null,
            Reason = $"{promoted.Region} is promoted, but {plan.Record} could not be moved yet: {trouble}",
            At = now,
        };
    }

    private static Notice Notice(Plan plan, GlobalPlan global, RegionPromotion promoted, string? host, string trouble)
    {
        var there = host is null ? $"at the endpoint of {plan.Cluster} in {promoted.Region} itself" : $"at {host} itself";
        return new Notice(SnsSubject.From($"[DNS PENDING] {plan.Cluster} promoted, {plan.Record} not moved yet"), $"""
            DNS PENDING: {plan.Cluster} in {promoted.Region} is the writer of {global.Cluster}, but {plan.Record} does not point there yet.
            Why: {trouble}
            What to do: nothing, if you can wait: the swap is retried about every minute for four hours, and a report follows.
            Applications that can't wait: point them {there}. Do not write to the old primary.

            Route 53's control plane is in us-east-1 alone; see the AWS Health Dashboard.

            """);
    }
}
