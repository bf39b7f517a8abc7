using Failover.Functions.Aws;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Scheduled.Readiness;

/// <summary>A global cluster with one thing wrong, by its name, as seen from us-east-1, where the writer is.</summary>
internal static class RegionWrongs
{
    public static GlobalPlan InEast { get; } =
        GlobalBuilder.Plan with { Member = GlobalBuilder.Arn(GlobalBuilder.East), Home = GlobalBuilder.East };

    public static RegionsView Changed(Func<MemberReading, MemberReading> change)
    {
        var view = Evidence.Regions(InEast);
        return view with { Members = [.. view.Members.Select(m => m.Region == GlobalBuilder.West ? change(m) : m)] };
    }

    public static RegionsView With(string wrong) => wrong switch
    {
        "no member" => Evidence.Regions(InEast with { Member = "arn:aws:rds:us-east-1:123456789012:cluster:other" }),
        "two writers" => TwoWriters(),
        "failover under way" => Evidence.Regions(InEast, new GlobalBuilder { FailingOverTo = GlobalBuilder.Europe }),
        "no secondary" => Evidence.Regions(InEast, new GlobalBuilder { Regions = [GlobalBuilder.East] }),
        "disconnected" => Evidence.Regions(InEast, new GlobalBuilder { Disconnected = [GlobalBuilder.West] }),
        "secondary modifying" => Changed(m => m with { Cluster = Lookup.From(m.Cluster.Value! with { Status = "modifying" }) }),
        "secondary without instance" => Changed(m => m with { Cluster = Lookup.From(m.Cluster.Value! with { Members = [] }) }),
        "another version" => Changed(m => m with { Cluster = Lookup.From(m.Cluster.Value! with { EngineVersion = "4.0.0" }) }),
        "tls off" => Changed(m => m with { Parameters = Lookup.From(Evidence.Parameters(("tls", "disabled"))) }),
        "much set" => Changed(m => m with
        {
            Parameters = Lookup.From(Evidence.Parameters(
                ("a", "1"), ("audit_logs", "all"), ("b", "1"), ("c", "1"), ("d", "1"), ("tls", "disabled"), ("ttl_monitor", "enabled"))),
        }),
        "no lag" => Changed(m => m with { Lag = Lookup.From<LagReading?>(null) }),
        "old lag" => Changed(m => m with { Lag = Lookup.From<LagReading?>(new LagReading(Sample.Now.AddMinutes(-20), 0.4, false)) }),
        "great lag" => Changed(m => m with { Lag = Lookup.From<LagReading?>(new LagReading(Sample.Now.AddSeconds(-70), 42, true)) }),
        "cluster gone" => Changed(m => m with { Cluster = new Lookup<ClusterView> { Refusal = "no such cluster" } }),
        _ => throw new ArgumentOutOfRangeException(nameof(wrong), wrong, "Not a wrong."),
    };

    private static RegionsView TwoWriters()
    {
        var view = Evidence.Regions(InEast);
        return view with
        {
            Global = view.Global with
            {
                Members = [
            .. view.Global.Members.Select(m => m with { IsWriter = m.Region != GlobalBuilder.Europe })]
            }
        };
    }
}
