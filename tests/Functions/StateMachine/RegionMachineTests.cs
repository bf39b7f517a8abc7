using System.Net;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.StateMachine;

/// <summary>The region's branch from end to end: the definition, the steps and their JSON.</summary>
public sealed class RegionMachineTests
{
    private static readonly string East = GlobalBuilder.Endpoint(GlobalBuilder.East);
    private static readonly string Europe = GlobalBuilder.Endpoint(GlobalBuilder.Europe);

    [Fact]
    public void Run_RegionLostAndApprovalNever_TakesOver()
    {
        var bed = new RegionBed();
        bed.RunOnce().ShouldStartWith("recovered: eu-west-1 took over from us-east-1, up to ");
        bed.Record.ShouldBe(Europe);
        bed.Ran.IndexOf("UpsertCname").ShouldBeGreaterThan(bed.Ran.LastIndexOf("CheckRegion"));
        bed.Database.Calls.Count(c => c.StartsWith("FailoverGlobalCluster", StringComparison.Ordinal)).ShouldBe(1);
        var lines = bed.Messages.ShouldHaveSingleItem().Split('\n');
        lines[0].ShouldStartWith("WRITES WORK since ");
        lines[1].ShouldStartWith("RECOVERED: ");
    }

    [Theory]
    [InlineData("""{"approved": true, "by": "anna"}""", "recovered: eu-west-1 took over")]
    [InlineData("""{"approved": false}""", "stood-down: denied")]
    [InlineData("""{"approved": "true"}""", "stood-down: the answer was neither yes nor no")]
    [InlineData("\"yes\"", "stood-down: the answer was neither yes nor no")]
    [InlineData("null", "stood-down: the answer was neither yes nor no")]
    [InlineData(null, "stood-down: nobody answered in time")]
    public void Run_ApprovalNeeded_OnlyAPlainYesPromotes(string? answer, string report)
    {
        var bed = new RegionBed(Sample.Settings with { GlobalCluster = "orders" }) { Answer = answer };
        bed.RunOnce().ShouldStartWith(report);
        var isApproved = report.StartsWith("recovered", StringComparison.Ordinal);
        bed.Record.ShouldBe(isApproved ? Europe : East);
        bed.Database.FailoverAsked.ShouldBe(isApproved ? bed.Database.FailoverAsked.ShouldNotBeNull() : null);
        bed.Messages.Count.ShouldBe(2);
        bed.Messages[0].ShouldStartWith("APPROVAL NEEDED: ");
    }

    /// <summary>As the console's button sends it: a failure, with or without an error and a cause.</summary>
    [Theory]
    [InlineData(null, null, "stood-down: denied, nothing was promoted")]
    [InlineData(null, "not tonight", "stood-down: denied (not tonight), nothing was promoted")]
    [InlineData("Denied", null, "stood-down: denied (Denied), nothing was promoted")]
    [InlineData("States.Permissions", "x", "UnrecoveredException: ")]
    public void Run_ApprovalAnsweredWithAFailure_IsANoAndAskedOnce(string? error, string? cause, string report)
    {
        var bed = new RegionBed(Sample.Settings with { GlobalCluster = "orders" }) { FailAnswer = (error, cause) };
        bed.RunOnce().ShouldStartWith(report);
        bed.Record.ShouldBe(East);
        bed.Database.FailoverAsked.ShouldBeNull();
        bed.Messages.Count(m => m.StartsWith("APPROVAL NEEDED: ", StringComparison.Ordinal)).ShouldBe(1);
        bed.Messages.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("SNS.ThrottledException", 6)]
    [InlineData("SNS.NotFoundException", 1)]
    public void Run_QuestionThatCannotBeSent_IsAFailureAndNoAnswer(string error, int tries)
    {
        var bed = new RegionBed(Sample.Settings with { GlobalCluster = "orders" }) { PublishError = error };
        bed.RunOnce().ShouldStartWith($"UnrecoveredException: ");
        bed.Database.FailoverAsked.ShouldBeNull();
        bed.Refused.ShouldBe(tries);
        bed.Messages.ShouldHaveSingleItem().ShouldContain(error);
    }

    [Fact]
    public void Run_OneWitnessAlone_NotifiesOperatorsAndWritesNothing()
    {
        var bed = new RegionBed();
        bed.Regions.Databases[GlobalBuilder.East] = new FakeRds(GlobalBuilder.Member(GlobalBuilder.East, isWriter: true));
        bed.RunOnce().ShouldStartWith("stood-down: one witness alone is not enough to leave the primary region");
        bed.Database.FailoverAsked.ShouldBeNull();
        bed.Messages.ShouldHaveSingleItem().ShouldContain("aws rds failover-global-cluster --region eu-west-1");
    }

    [Fact]
    public void Run_Switchover_MovesThePlannedWay()
    {
        var bed = new RegionBed(Sample.Settings with { GlobalCluster = "orders", Approval = ApprovalKind.Always });
        bed.Regions.Databases[GlobalBuilder.East] = new FakeRds(GlobalBuilder.Member(GlobalBuilder.East, isWriter: true));
        bed.Regions.Databases[GlobalBuilder.West] = new FakeRds(GlobalBuilder.Member(GlobalBuilder.West, isWriter: false));
        bed.RunOnce("""{"cluster": "orders-eu", "drill": {"kind": "switchover"}}""")
            .ShouldStartWith("drilled: eu-west-1 took over from us-east-1, nothing is lost");
        bed.Database.FailoverAsked.ShouldNotBeNull().Switchover.ShouldBe(true);
        bed.Record.ShouldBe(Europe);
    }

    [Fact]
    public void Run_ControlPlaneDownForTenMinutes_IsPendingAndCompletesByItself()
    {
        var bed = new RegionBed();
        Break(bed);
        bed.Core.Time.After(TimeSpan.FromMinutes(10), bed.Route53.Errors.Clear);
        bed.RunOnce().ShouldStartWith("recovered: ");
        bed.Record.ShouldBe(Europe);
        bed.Messages.Count(m => m.StartsWith("DNS PENDING", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Run_ControlPlaneDownForGood_EndsPendingAndARedriveCompletes()
    {
        var bed = new RegionBed();
        Break(bed);
        bed.Core.Time.Run(async () =>
        {
            var execution = await bed.StartAsync();
            RegionBed.Report(execution).ShouldContain("promoted, DNS pending");
            bed.Core.Time.Elapsed.ShouldBeInRange(TimeSpan.FromHours(4), TimeSpan.FromHours(4.5));
            bed.Route53.Errors.Clear();
            bed.Service.RedriveExecution(execution.Arn);
            await execution.Completion;
            RegionBed.Report(execution).ShouldStartWith("recovered: eu-west-1 took over from us-east-1");
        });
        bed.Record.ShouldBe(Europe);
        bed.Database.Calls.Count(c => c.StartsWith("FailoverGlobalCluster", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Run_CutOffOldPrimary_StandsDownAndLeavesTheRecord()
    {
        var bed = new RegionBed();
        bed.Database.Global = new GlobalBuilder { Writer = GlobalBuilder.Europe };
        bed.Database.Cluster = GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: true);
        bed.RunOnce().ShouldContain("stood-down: us-east-1 does not answer: eu-west-1 may be cut off");
        bed.Record.ShouldBe(East);
    }

    [Fact]
    public void Run_OwnWriterLostForGood_NamesTheRegionThatActs()
    {
        var bed = new RegionBed();
        bed.Database.Global = new GlobalBuilder { Writer = GlobalBuilder.Europe };
        bed.Database.Cluster = GlobalBuilder.Member(GlobalBuilder.Europe, isWriter: false);
        bed.Route53.Records = [FakeRoute53.Cname(Europe)];
        bed.Regions.Databases[GlobalBuilder.West] = new FakeRds(GlobalBuilder.Member(GlobalBuilder.West, isWriter: false));
        bed.Regions.Metrics[GlobalBuilder.West] = new FakeCloudWatch { Lag = bed.CloudWatch.Lag };
        bed.RunOnce().ShouldContain("eu-west-1 has lost its writer; us-west-2 is to take over");
        bed.Messages.ShouldHaveSingleItem().ShouldContain("aws stepfunctions start-execution --region us-west-2");
    }

    private static void Break(RegionBed bed)
    {
        foreach (var call in new[] { "GetHostedZone", "ListResourceRecordSets", "ChangeResourceRecordSets" })
        {
            bed.Route53.Errors[call] = Faults.Unavailable;
        }
    }
}
