using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>
/// Whether the record may be pointed to this region's cluster. Pure. Each promotion of a global cluster begins an epoch, and the record
/// must never be pointed to a cluster that is not the newest epoch's writer: otherwise both sides of a partition would accept writes.
/// </summary>
/// <remarks>
/// A record that does not already point to this cluster is pointed to it only if every other member's region agrees that this one has the
/// global writer. A silent region may have taken over, except in one case: this execution saw this region's cluster being promoted, and
/// according to this region's API the other one has not been connected since.
/// </remarks>
internal static class FencingRule
{
    /// <summary>
    /// An unplanned promotion seen completed this recently needs no other region's consent: no other member can have reconnected since.
    /// </summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromSeconds(60);

    /// <summary>
    /// The other region of the global cluster that the record points to; null if it points to this one, to nothing, or elsewhere.
    /// </summary>
    /// <param name="region">The region that it points to.</param>
    public static string? PeerLedTo(GlobalPlan plan, GlobalView view, string? region) =>
        region is not null && region != plan.Home && view.In(region) is not null ? region : null;

    /// <summary>Whether this execution has just promoted the cluster, so that the other regions need not be asked.</summary>
    public static bool IsFresh(RegionState? region, DateTimeOffset now) =>
        region is { Proof.Planned: false, Check: { } check } && now - check.At < Fresh;

    /// <param name="view">What this region's API shows.</param>
    /// <param name="words">What the other members' regions report; null if they need not be asked.</param>
    /// <param name="promoted">Whether this execution saw this region's cluster being promoted: <see cref="RegionState.Proof"/>.</param>
    /// <returns>Why the record must not be moved; null if it may.</returns>
    public static string? Objection(GlobalPlan plan, GlobalView view, IReadOnlyList<PeerWord>? words, bool promoted)
    {
        if (!view.IsSettledOn(plan.Member))
        {
            return view.Failover is { } failover ? $"a failover of {view.Id} to {ClusterArn.Region(failover.To)} is {failover.Status}"
                : view.Writer is { } writer ? $"the global writer of {view.Id} is in {writer.Region}, not in {plan.Home}"
                : $"{view.Id} has no single global writer";
        }

        return (words ?? []).Select(word => Objection(plan, view, word, promoted)).FirstOrDefault(objection => objection is not null);
    }

    private static string? Objection(GlobalPlan plan, GlobalView view, PeerWord word, bool promoted)
    {
        var region = word.Member.Region;
        return word.Says switch
        {
            PeerAnswer.Agrees => null,
            PeerAnswer.Disagrees => $"{region} says that the global writer is not in {plan.Home}",
            _ when promoted && view.Find(word.Member.Arn) is { IsConnected: false } => null,
            _ => $"{region} does not answer: {plan.Home} may be cut off, and its view of the global writer may be out of date",
        };
    }
}
