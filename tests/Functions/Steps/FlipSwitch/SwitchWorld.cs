using Failover.Functions.Contract;
using Failover.Functions.Steps.FlipSwitch;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.FlipSwitch;

/// <summary>Two regions with their switches; this stack's region is home, and its cluster is the global writer.</summary>
internal sealed class SwitchWorld(SwitchRole role)
{
    public const string Home = GlobalBuilder.East;
    public const string Other = GlobalBuilder.Europe;
    public const string Global = "orders";

    private static readonly GlobalBuilder Pair = new() { Regions = [Home, Other] };

    public FakeContext Context { get; } = new();

    public FakeTimeProvider Time { get; } = new(Sample.Now);

    public FakeCloudWatch Own { get; } = BasePosition();

    public FakeCloudWatch Remote { get; } = BasePosition();

    public FakeRds Rds { get; } = new(ClusterBuilder.Healthy) { Global = Pair };

    public FakeRds RemoteRds { get; } = new(GlobalBuilder.Member(Other, isWriter: false)) { Global = Pair };

    public FakeRegions Regions => new() { Home = Home, Databases = { [Other] = RemoteRds }, Metrics = { [Other] = Remote } };

    public Plan Plan { get; set; } = Sample.Plan with
    {
        Global = new GlobalPlan
        {
            Cluster = Global,
            Member = GlobalBuilder.Arn(Home),
            Home = Home,
            Approval = ApprovalKind.Never,
            AcceptedLossSeconds = 0,
            ApprovalSeconds = 60,
            RecordMode = RecordMode.Switch,
            Switch = new SwitchPlan(role, Other, Sample.ClusterEndpoint),
            Promotion = Sample.Plan.Promotion,
            Dns = Sample.Plan.Promotion,
        },
    };

    /// <summary>This execution's evidence: the promotion of this region's cluster, seen completed.</summary>
    public static RegionState Promoted { get; } = new(
        null,
        new RegionPromotion
        {
            State = PromotionState.Started,
            Member = GlobalBuilder.Arn(Home),
            Region = Home,
            Planned = false,
            Reason = "started",
            At = Sample.Now,
        },
        new RegionCheck { State = RegionCheckState.Promoted, Attempt = 1, Promotion = Sample.Now, Reason = "promoted", At = Sample.Now });

    public Task<RecordSwap> FlipAsync(RegionState? region = null, RecordSwap? previous = null, ProbeOutcome? probed = null) =>
        new FlipSwitchFunction(Rds, Own, Regions, Time).Handle(
            new FlipSwitchRequest(
                Plan, region, previous, probed is { } outcome ? Sample.Proven with { State = ProbeState.Recheck, Outcome = outcome }
                : null), Context);

    /// <summary>The switch's alarm has never seen a switch.</summary>
    private static FakeCloudWatch BasePosition() => new() { MetricAlarm = "INSUFFICIENT_DATA", MetricAlarmSince = Sample.Now.AddHours(-5) };
}
