using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.UpsertCname;

/// <summary>Decides whether the record is moved ahead of a promotion, or back. Pure.</summary>
internal static class AheadDecision
{
    /// <param name="previous">An earlier swap ahead of a promotion, if any.</param>
    /// <returns><see cref="SwapState.Changed"/> stands for the intention, until the swap has been made.</returns>
    public static RecordSwap Advance(
        Verdict verdict, ClusterView cluster, GlobalView view, string? recordValue, string? readerValue, RecordSwap? previous,
        DateTimeOffset now)
    {
        var plan = verdict.Plan;
        var isOfMember = recordValue is null || view.In(EndpointName.Region(recordValue)) is not null;
        var target = cluster.Endpoint;
        if (AheadRule.Objection(view, plan.RequireGlobal().Member) is { } objection)
        {
            return Kept(plan, previous, objection, now);
        }

        if (WriterView.Misplaced(cluster.Id, target) is { } problem)
        {
            return Kept(plan, previous, problem, now);
        }

        if (SwapDecision.IsForeign(recordValue, verdict, cluster, isOfMember))
        {
            return Kept(plan, previous, $"somebody else pointed it to {recordValue ?? "nothing"}", now);
        }

        var readers = plan.ReaderRecord is { } name && cluster.ReaderEndpoint is { } to ? new ReaderSwap(name, readerValue, to) : null;
        var isThere = recordValue == target && (readers is null || readers.Before == readers.Target);
        var (from, how) = recordValue is null ? ("", "created as") : ($" from {recordValue}", "to");
        return new RecordSwap
        {
            State = isThere ? SwapState.Current : SwapState.Changed,
            Name = plan.Record,
            Before = recordValue,
            Target = target,
            Port = cluster.Port,
            Hosts = cluster.Hosts,
            Reader = readers,
            Earlier = SwapDecision.EarlierThan(previous),
            Reason = isThere ? $"{plan.Record} already points to {target}"
                : $"{(recordValue is null ? "" : "swapped")}{from} {how} {target}, ahead of the promotion".TrimStart(),
            At = now,
        };
    }

    /// <summary>The reverse of a swap that was made ahead of a promotion, if both records still are as it left them.</summary>
    public static RecordSwap Return(Plan plan, RecordSwap made, string? recordValue, string? readerValue, DateTimeOffset now) =>
        recordValue != made.Target || (made.Reader is { } moved && readerValue != moved.Target)
            ? Kept(plan, made, "somebody else has changed it since", now)
            : new RecordSwap
            {
                State = SwapState.Changed,
                Name = plan.Record,
                Before = made.Target,
                Target = made.Before,
                Port = made.Port,
                Reader = made.Reader is { Before: { } home } reader ? reader with { Before = reader.Target, Target = home } : null,
                Earlier = made with { Earlier = null },
                Reason = $"pointed back from {made.Target} to {made.Before}, because the promotion was cancelled",
                At = now,
            };

    public static RecordSwap Kept(Plan plan, RecordSwap? previous, string why, DateTimeOffset now) => new()
    {
        State = SwapState.WriterChanged,
        Name = plan.Record,
        Earlier = SwapDecision.EarlierThan(previous),
        Reason = $"not moved: {why}",
        At = now,
    };
}
