using Amazon.CloudWatch;
using Amazon.RDS;
using Failover.Functions.Aws;
using Failover.Functions.Contract;
using Failover.Functions.Steps.FlipSwitch;
using Failover.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Failover.Tests.Functions.Steps.FlipSwitch;

/// <summary>Two regions with their switches; this stack's is home, and its cluster is the global writer.</summary>
internal sealed class SwitchWorld(SwitchRole role) : IRegions
{
    public const string Home = "us-east-1";
    public const string Other = "eu-west-1";
    public const string Global = "orders";

    public FakeContext Context { get; } = new();

    public FakeTimeProvider Time { get; } = new(Sample.Now);

    public SwitchCloudWatch Own { get; } = new(StateValue.INSUFFICIENT_DATA);

    public SwitchCloudWatch Remote { get; } = new(StateValue.INSUFFICIENT_DATA);

    public SwitchRds Rds { get; } = new();

    public SwitchRds RemoteRds { get; } = new();

    public Plan Plan { get; set; } = Sample.Plan with
    {
        Global = new GlobalPlan
        {
            Cluster = Global,
            Member = Arn(Home),
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

    string IRegions.Home => Home;

    public static string Arn(string region) => $"arn:aws:rds:{region}:123456789012:cluster:orders-prod";

    IAmazonRDS IRegions.Rds(string region) => region == Other ? RemoteRds : throw new ArgumentException(region, nameof(region));

    IAmazonCloudWatch IRegions.CloudWatch(string region) => region == Other ? Remote : throw new ArgumentException(region, nameof(region));

    /// <summary>What this execution has to show for: the promotion of this region's cluster, seen completed.</summary>
    public static RegionState Promoted { get; } = new(
        null,
        new RegionPromotion { State = PromotionState.Started, Member = Arn(Home), Region = Home, Planned = false, Reason = "started", At = Sample.Now },
        new RegionCheck { State = RegionCheckState.Promoted, Attempt = 1, Promotion = Sample.Now, Reason = "promoted", At = Sample.Now });

    public Task<RecordSwap> FlipAsync(RegionState? region = null, RecordSwap? previous = null, ProbeOutcome? probed = null) =>
        new FlipSwitchFunction(Rds, Own, this, Time).Handle(
            new FlipSwitchRequest(Plan, region, previous, probed is { } outcome ? Sample.Proven with { State = ProbeState.Recheck, Outcome = outcome } : null), Context);
}
