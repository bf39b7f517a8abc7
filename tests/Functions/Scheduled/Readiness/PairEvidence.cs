using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Scheduled.Readiness;
using Failover.Functions.Switches;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Scheduled.Readiness;

/// <summary>The same in record mode switch: PRIMARY is in us-east-1, SECONDARY in eu-west-1.</summary>
internal static class PairEvidence
{
    public static PairRecord Primary { get; } = Record("PRIMARY", GlobalBuilder.East, follows: GlobalBuilder.Europe);

    public static PairRecord Secondary { get; } = Record("SECONDARY", GlobalBuilder.Europe, follows: GlobalBuilder.East);

    public static SwitchReadiness Standing => (SwitchReadiness)Whole().Record;

    /// <param name="writer">The region of the global writer.</param>
    /// <param name="home">The region of the stack that asks.</param>
    public static ReadinessEvidence Whole(string writer = GlobalBuilder.East, string home = GlobalBuilder.East)
    {
        var isPrimary = home == GlobalBuilder.East;
        var plan = GlobalBuilder.Plan with
        {
            Member = GlobalBuilder.Arn(home),
            Home = home,
            RecordMode = RecordMode.Switch,
            Switch = new SwitchPlan(
                isPrimary ? SwitchRole.Primary : SwitchRole.Secondary, isPrimary ? GlobalBuilder.Europe
                    : GlobalBuilder.East, GlobalBuilder.Endpoint(home)),
        };
        return Evidence.Whole with
        {
            Plan = Lookup.From(Sample.Plan with { Global = plan }),
            Cluster = Lookup.From(Evidence.Cluster() with { Endpoint = GlobalBuilder.Endpoint(home) }),
            Mode = RecordMode.Switch,
            Regions = Lookup.From(
                Evidence.Regions(plan, new GlobalBuilder { Regions = [GlobalBuilder.East, GlobalBuilder.Europe], Writer = writer })),
            Record = new SwitchReadiness(
                Lookup.From(new PairView([Secondary, Primary])),
                Lookup.From(
                    new SwitchReading(
                    new SwitchPosition(plan.Switch.Role, SwitchSide.Off, isPrimary ? SwitchSide.Off : SwitchSide.On),
                    "Failover", "Failover", null))),
        };
    }

    private static PairRecord Record(string role, string region, string follows) => new(
        "CNAME", role, GlobalBuilder.Endpoint(region), Sample.Plan.TtlSeconds,
            Lookup.From(new HealthCheckView($"orders-switched-to-{follows}", follows, null)));
}
