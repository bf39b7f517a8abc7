using Failover.Functions.Clusters;
using Failover.Functions.Contract;
using Failover.Functions.Steps.ChooseRegion;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Steps.ChooseRegion;

public sealed class CandidateTests
{
    private static readonly LagReading Lag = new(Sample.Now - TimeSpan.FromSeconds(70), 0.4, IsGrowing: false);
    private static readonly ClusterBuilder Well = GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: false);

    [Fact]
    public void Judge_AllHealthy_CanTakeOverAndEstimatesTheLoss()
    {
        var candidate = Judge(Well);
        (candidate.Region, candidate.Problem, candidate.LagSeconds, candidate.LossSeconds).ShouldBe((GlobalBuilder.Europe, null, 0.4, 71));
    }

    [Fact]
    public void Judge_WhatIsWrong_IsNamed()
    {
        Judge(null).Problem.ShouldBe("its region does not answer");
        Judge(Well, connected: false).Problem.ShouldBe("its replication is not connected");
        Judge(Well with { Status = "upgrading" }).Problem.ShouldBe("its status is upgrading, expected available");
        Judge(Well with { Members = [] }).Problem.ShouldBe("it has no healthy instance");
        Judge(Well with { Members = [new("a", false, "rebooting")] }).Problem.ShouldBe("it has no healthy instance");
        Judge(Well with { EngineVersion = "4.0.0" }).Problem.ShouldBe("its engine version is 4.0.0, but the global cluster's is 5.0.0");
        Judge(Well, lag: false).Problem.ShouldBe("its replication lag is not known");
    }

    [Fact]
    public void LossSeconds_ClockBehindTheFigure_IsNeverNegative() =>
        (Lag with { At = Sample.Now + TimeSpan.FromMinutes(5) }).LossSeconds(Sample.Now).ShouldBe(1);

    [Theory]
    [InlineData("", "us-west-2,eu-west-1,ap-south-1")]
    [InlineData("eu-west-1", "eu-west-1,us-west-2,ap-south-1")]
    [InlineData("sa-east-1,eu-west-1,us-west-2", "eu-west-1,us-west-2,ap-south-1")]
    public void Order_Preference_ComesBeforeLagAndProblemsComeLast(string preferred, string expected)
    {
        RegionCandidate[] candidates =
        [
            Of("ap-south-1", 0) with { Problem = "x" }, Of("eu-west-1", 9), Of("us-west-2", 1),
        ];
        string.Join(',', Preference.Order(candidates, preferred.Split(',', StringSplitOptions.RemoveEmptyEntries)).Select(c => c.Region))
            .ShouldBe(expected);
    }

    /// <summary>Two stacks see the same lag at different moments, and must choose the same region.</summary>
    [Fact]
    public void Order_LagsThatHardlyDiffer_AreTheSame() =>
        Preference.Order([Of("us-west-2", 0.1), Of("eu-west-1", 4.9)], []).Select(c => c.Region)
            .ShouldBe([GlobalBuilder.Europe, GlobalBuilder.West]);

    private static RegionCandidate Of(string region, double lag) => new() { Region = region, Member = "arn", LagSeconds = lag };

    private static RegionCandidate Judge(ClusterBuilder? cluster, bool connected = true, bool lag = true) =>
        new CandidateReading(new GlobalMember(GlobalBuilder.Arn(GlobalBuilder.Europe), false, connected), cluster?.View(), lag ? Lag : null)
            .Judge(new GlobalBuilder().View(), Sample.Now);
}
