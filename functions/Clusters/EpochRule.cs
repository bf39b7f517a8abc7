using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>
/// Whether the record may be led to this region's cluster. Pure. Each promotion of a global cluster begins an epoch, and the record
/// must never come to lead to a cluster that is not the writer of the newest one: else both sides of a partition take writes.
/// </summary>
/// <remarks>
/// A record that leads to another region is moved only if (a) this execution promoted this region's cluster and saw it done, or
/// (b) the region that the record leads to says, too, that this one has the global writer.
/// </remarks>
internal static class EpochRule
{
    /// <summary>A promotion seen done so lately needs nobody's word: there was no time for another one.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    /// <summary>The other region of the global cluster that the record leads to; null: to this one, to nothing, or to something unknown.</summary>
    public static string? Rival(GlobalPlan plan, GlobalView view, string? recordValue) =>
        EndpointName.Region(recordValue) is { } region && region != plan.Home && view.In(region) is not null ? region : null;

    /// <summary>Whether the other region has to be asked before the record is moved.</summary>
    public static bool MustAsk(GlobalPlan plan, string? recordValue, RegionCheck? promoted, DateTimeOffset now) =>
        EndpointName.Region(recordValue) is { } region && region != plan.Home
        && !(promoted is not null && now - promoted.At < Fresh);

    /// <param name="view">What this region's API shows.</param>
    /// <param name="word">What the region says that the record leads to; null where it was not asked.</param>
    /// <param name="promoted">Whether this execution promoted this region's cluster and saw it done.</param>
    /// <returns>Why the record must not be moved; null where it may.</returns>
    public static string? Objection(GlobalPlan plan, GlobalView view, string? recordValue, RivalWord? word, bool promoted)
    {
        if (!view.IsSettledOn(plan.Member))
        {
            return view.Failover is { } failover ? $"a failover of {view.Id} to {ClusterArn.Region(failover.To ?? "")} is {failover.Status}"
                : view.Writer is { } writer ? $"the global writer of {view.Id} is in {writer.Region}, not in {plan.Home}"
                : $"{view.Id} has no single global writer";
        }

        return Rival(plan, view, recordValue) is not { } rival || word == RivalWord.Agrees ? null
            : word == RivalWord.Disagrees ? $"the record leads to {rival}, and {rival} says that the global writer is not in {plan.Home}"
            : promoted ? null
            : $"the record leads to {rival}, which does not answer: {plan.Home} may be cut off, and what it calls the global writer may be out of date";
    }
}

/// <summary>The region in the name of a DocumentDB endpoint: <c>orders.cluster-c1.us-east-1.docdb.amazonaws.com</c>.</summary>
internal static class EndpointName
{
    public static string? Region(string? name)
    {
        var labels = (name ?? "").Split('.');
        var service = Array.IndexOf(labels, "docdb");
        return service > 1 && service + 1 < labels.Length && labels[service + 1] == "amazonaws" ? labels[service - 1] : null;
    }
}
