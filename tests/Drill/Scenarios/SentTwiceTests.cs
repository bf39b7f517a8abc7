using Failover.Drill.Scenarios;
using Failover.Functions.Contract;
using Failover.LocalCloud.Gate;

namespace Failover.Tests.Drill.Scenarios;

/// <summary>
/// Every write that the functions make is sent twice, as the SDK's HTTP stack does after a timeout, in spite of MaxErrorRetry = 0. The
/// outcome is the same, with the record at the true writer and no additional change or promotion.
/// </summary>
public sealed class SentTwiceTests
{
    [Theory]
    [InlineData("writer-endpoint", "route53", "ChangeResourceRecordSets")]
    [InlineData("cluster-replaced", "route53", "ChangeResourceRecordSets")]
    [InlineData("region-lost", "route53", "ChangeResourceRecordSets")]
    [InlineData("planned-drill", "rds", "FailoverDBCluster")]
    [InlineData("region-lost", "rds", "FailoverGlobalCluster")]
    [InlineData("switchover-drill", "rds", "FailoverGlobalCluster")]
    [InlineData("control-plane-down", "cloudwatch", "PutMetricData")]
    [InlineData("alarm-lost", "states", "StartExecution")]
    public void Write_SentTwice_IsHarmless(string scenario, string service, string operation)
    {
        var faults = new List<ApiFault>();
        var once = ScenarioRun.Execute(ScenarioLibrary.Find(scenario).ShouldNotBeNull(), seed: 3);

        var twice = ScenarioRun.Execute(once.Scenario, seed: 3, watch: world =>
        {
            foreach (var region in world.Global.Regions)
            {
                var fault = new ApiFault(ApiFaultKind.SentTwice, service, operation, TimeSpan.Zero, TimeSpan.MaxValue);
                region.Core.Gate.Add(fault);
                faults.Add(fault);
            }
        });

        faults.Sum(f => f.Hits).ShouldBeGreaterThan(0);
        once.Complaint.ShouldBeNull();

        // A drill's own request, refused the second time, looks like a failover that somebody else started.
        twice.Outcome.ShouldBeOneOf(once.Outcome, Outcome.Recovered);
        twice.World.RecordValue.ShouldBe(once.World.RecordValue);
        twice.Changes.Count.ShouldBe(once.Changes.Count);
        twice.Promotions.Count.ShouldBe(once.Promotions.Count);
    }
}
