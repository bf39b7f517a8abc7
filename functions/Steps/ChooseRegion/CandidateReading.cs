using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Steps.ChooseRegion;

/// <summary>A secondary as its own region shows it.</summary>
/// <param name="Cluster">Null if its region did not answer.</param>
/// <param name="Lag">Null if it is not known.</param>
internal sealed record CandidateReading(GlobalMember Member, ClusterView? Cluster, LagReading? Lag)
{
    public RegionCandidate Judge(GlobalView view, DateTimeOffset now) => new()
    {
        Region = Member.Region,
        Member = Member.Arn,
        Problem = Problem(view),
        IsChanging = Cluster is { } cluster && Member.IsConnected && !Health.IsServing(cluster.Status),
        LagSeconds = Lag?.Seconds,
        LossSeconds = Lag?.LossSeconds(now),
    };

    private string? Problem(GlobalView view) =>
        Cluster is null ? "its region does not answer"
        : !Member.IsConnected ? "its replication is not connected"
        : !Health.IsServing(Cluster.Status) ? $"its status is {Cluster.Status}, expected available"
        : !Cluster.Members.Any(m => m.IsHealthy) ? "it has no healthy instance"
        : view.EngineVersion is { } expected && Cluster.EngineVersion is { } version && version != expected
            ? $"its engine version is {version}, but the global cluster's is {expected}"
        : Lag is null ? "its replication lag is not known"
        : null;
}

/// <summary>The order in which regions take over: by preference, then by lag.</summary>
internal static class Preference
{
    /// <summary>
    /// In seconds. Stacks of several regions compute the order, each from its own figures. They treat smaller differences in lag as
    /// equal, so that all choose the same region; if they do not, the API lets only one promotion begin.
    /// </summary>
    private const double SameLag = 5;

    public static IReadOnlyList<RegionCandidate> Order(IEnumerable<RegionCandidate> candidates, IReadOnlyList<string> regions) =>
    [
        .. candidates
            .OrderBy(c => c.Problem is null ? 0 : 1)
            .ThenBy(c => regions.TakeWhile(r => r != c.Region).Count())
            .ThenBy(c => Math.Floor((c.LagSeconds ?? 0) / SameLag))
            .ThenBy(c => c.Region, StringComparer.Ordinal),
    ];
}
