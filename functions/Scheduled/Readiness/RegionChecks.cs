using System.Globalization;
using Failover.Functions.Aws;
using Failover.Functions.Checks;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Functions.Scheduled.Readiness;

/// <summary>Whether another region could take over. Only for stacks of a global cluster.</summary>
internal static class RegionChecks
{
    /// <summary>"Latency is typically under a second"; a minute's maximum is sometimes more, which is no reason to alert anybody.</summary>
    private const int LeastLag = 5;

    public static ReadinessCheck GlobalCluster(Lookup<RegionsView> asked, ReadinessEvidence evidence) =>
        new Check("global-cluster", "one writer, no failover under way, and this cluster a member",
            "Check the global cluster in the DocumentDB console; wait for a failover that is under way to end.")
            .Judge(asked, view => view.Global switch
            {
                _ when view.Global.Find(view.Plan.Member) is null => new(false, $"{view.Plan.Member} is not a member of {view.Global.Id}"),
                { Writer: null } => new(false, $"{view.Global.Members.Count(m => m.IsWriter)} writers"),
                { Failover: { } failover } => new(false, $"a failover is {failover.Status}"),
                { Writer: { } writer } => new(true, $"the writer is {writer.Cluster} in {writer.Region}"),
            });

    public static ReadinessCheck Secondaries(Lookup<RegionsView> asked, ReadinessEvidence evidence) =>
        new Check("secondaries", "each connected, available, with a healthy instance",
            "Add a secondary, or an instance to it; one that stays in pending-resync has to be removed and created again.")
            .Judge(asked, view => view.Secondaries.ToList() switch
            {
                [] => new(false, "no secondary"),
                var all => All(all, Problem, _ => "connected"),
            });

    public static ReadinessCheck Versions(Lookup<RegionsView> asked, ReadinessEvidence evidence) =>
        new Check("versions", "one engine version in all regions",
            "Upgrade the members that lag behind, the secondaries first: AWS refuses a switchover between versions.")
            .Judge(Answered(asked, m => m.Cluster.Silence), view => new(
                view.Members.Select(m => m.Cluster.Value?.EngineVersion).Distinct(StringComparer.Ordinal).Count() == 1,
                string.Join(", ", view.Members.Select(m => $"{m.Region} {m.Cluster.Value?.EngineVersion ?? "unknown"}"))));

    public static ReadinessCheck Lag(Lookup<RegionsView> asked, ReadinessEvidence evidence)
    {
        var most = Math.Max(LeastLag, asked.Value?.Plan.AcceptedLossSeconds ?? 0);
        return new Check(
            "lag", string.Create(CultureInfo.InvariantCulture, $"known, and at most {most} s in each secondary"),
            "Find out what loads the primary or the secondary (a smaller instance class there is a usual cause), or set " +
            "AcceptedLossSeconds to what may be lost.")
            .Judge(Answered(asked, m => m.Lag.Silence), view => All([.. view.Secondaries], Late, Seconds));

        string? Late(MemberReading member) => member.Lag.Value switch
        {
            null => "no figure",
            var lag when lag.IsSilent(evidence.At) => $"silent since {lag.At.UtcDateTime:HH:mm:ss}",
            var lag when lag.Seconds > most => Seconds(member),
            _ => null,
        };
    }

    public static ReadinessCheck OtherRegions(Lookup<RegionsView> asked, ReadinessEvidence evidence) =>
        new Check("other-regions", "the RDS API of each answers",
            "Check the AWS Health Dashboard, and whether Readiness may read clusters there: a takeover needs evidence from them.")
            .Judge(asked, view => view.Members.Where(m => m.Region != view.Plan.Home).ToList() switch
            {
                [] => new(false, "no other region"),
                var others => All(others, m => m.Cluster.Silence ?? m.Cluster.Refusal, _ => "answers"),
            });

    private static string? Problem(MemberReading member) => member switch
    {
        { Member.IsConnected: false } => "not connected",
        { Cluster.Value: { } cluster } when !Health.IsServing(cluster.Status) => cluster.Status,
        { Cluster.Value: { } cluster } when !cluster.Members.Any(m => m.IsHealthy) => "no healthy instance",

        // Regions that did not answer are named by other-regions.
        _ => null,
    };

    private static Judgement All(IReadOnlyList<MemberReading> members, Func<MemberReading, string?> problem, Func<MemberReading,
        string> otherwise) => new(
        members.All(m => problem(m) is null),
        string.Join(", ", members.Select(m => $"{m.Region}: {problem(m) ?? otherwise(m)}")));

    private static string Seconds(MemberReading member) =>
        string.Create(CultureInfo.InvariantCulture, $"{member.Lag.Value?.Seconds:0.0} s");

    /// <summary>If one region does not answer, the check as a whole is unanswered.</summary>
    public static Lookup<RegionsView> Answered(Lookup<RegionsView> asked, Func<MemberReading, string?> silence) =>
        asked.Value?.Members.FirstOrDefault(m => silence(m) is not null) is { } member
            ? new Lookup<RegionsView> { Silence = $"{member.Region}: {silence(member)}" }
            : asked;
}
