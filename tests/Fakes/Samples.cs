using Failover.Functions.Contract;

namespace Failover.Tests.Fakes;

/// <summary>What the region's branch finds when Europe takes over from the East.</summary>
internal static class Samples
{
    public static Plan Plan { get; } =
        Sample.Plan with { Cluster = GlobalBuilder.Cluster(GlobalBuilder.Europe), Global = GlobalBuilder.Plan };

    public static RegionChoice Chosen { get; } = new()
    {
        State = RegionChoiceState.Chosen,
        Attempt = 2,
        Reason = "the primary region is lost",
        Primary = GlobalBuilder.Arn(GlobalBuilder.East),
        Region = GlobalBuilder.Europe,
        LossSeconds = 90,
        At = Sample.Now,
    };

    public static RegionPromotion Started { get; } = new()
    {
        State = PromotionState.Started,
        Member = GlobalBuilder.Arn(GlobalBuilder.Europe),
        Region = GlobalBuilder.Europe,
        From = GlobalBuilder.Arn(GlobalBuilder.East),
        Planned = false,
        LossSeconds = 90,
        Reason = "failover of orders from us-east-1 to eu-west-1 started, data loss allowed",
        At = Sample.Now + TimeSpan.FromSeconds(1),
    };

    public static RegionCheck Promoted { get; } = new()
    {
        State = RegionCheckState.Promoted,
        Attempt = 9,
        Promotion = Started.At,
        Reason = "eu-west-1 has the global writer of orders",
        At = Sample.Now + TimeSpan.FromSeconds(30),
    };

    public static RegionState Region { get; } = new(Chosen, Started, Promoted);
}
