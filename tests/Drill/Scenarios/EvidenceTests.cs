using System.Text.Json.Nodes;
using Failover.Drill.Scenarios;

namespace Failover.Tests.Drill.Scenarios;

/// <summary>What an execution leaves in the bucket.</summary>
public sealed class EvidenceTests
{
    [Fact]
    public void Evidence_OfEachExecution_IsItsReportUnderDateNameAndRedrive()
    {
        var run = ScenarioRun.Execute(ScenarioLibrary.Find("writer-endpoint")!, seed: 1);

        var kept = run.World.Cloud.S3.Buckets.ShouldHaveSingleItem().Newest.ToDictionary(o => o.Key);

        kept.Keys.ShouldBe(run.Ended.Select(e => $"2026-11-22/{e.Execution.Name}/0.json"), ignoreOrder: true);
        foreach (var ended in run.Ended)
        {
            var evidence = JsonNode.Parse(kept[$"2026-11-22/{ended.Execution.Name}/0.json"].Body.Span)!;
            evidence["report"]!["message"]!.GetValue<string>().ShouldBe(ended.Report!.Message);
            evidence["execution"]!["id"]!.GetValue<string>().ShouldBe(ended.Execution.Arn);
            evidence["request"].ShouldNotBeNull();
        }
    }

    [Fact]
    public void Evidence_SwitchedOff_MakesNoBucketAndAsksNobody()
    {
        var scenario = ScenarioLibrary.Find("writer-endpoint")!;
        var parameters = new Dictionary<string, string>(scenario.World.Parameters) { ["EvidenceDays"] = "0" };

        var run = ScenarioRun.Execute(scenario with { World = scenario.World with { Parameters = parameters } }, seed: 1);

        run.Complaint.ShouldBeNull();
        run.World.Cloud.S3.Buckets.ShouldBeEmpty();
        run.World.Cloud.Core.Gate.Counts.Keys.ShouldNotContain(action => action.StartsWith("s3:", StringComparison.Ordinal));
    }

    [Fact]
    public void Evidence_Locked_IsRetainedAsLongAsItIsKept()
    {
        var scenario = ScenarioLibrary.Find("writer-endpoint")!;
        var parameters = new Dictionary<string, string>(scenario.World.Parameters)
        {
            ["EvidenceLock"] = "COMPLIANCE",
            ["EvidenceDays"] = "30",
        };

        var run = ScenarioRun.Execute(scenario with { World = scenario.World with { Parameters = parameters } }, seed: 1);

        run.World.Cloud.S3.Buckets.Single().Newest.ShouldAllBe(o => o.RetainedUntil == o.At.AddDays(30));
    }

    /// <summary>No bucket can be unlocked, unversioned or opened by a change that nobody notices.</summary>
    [Fact]
    public void Bucket_OfTheTemplate_IsVersionedEncryptedPrivateAndStays()
    {
        var run = ScenarioRun.Execute(ScenarioLibrary.Find("writer-endpoint")!, seed: 1);
        var bucket = run.World.Cloud.Stack!["EvidenceBucket"].Properties;

        run.World.Cloud.S3.Buckets.Single().Settings.ShouldSatisfyAllConditions(
            s => s.IsVersioned.ShouldBeTrue(),
            s => s.Key.ShouldBe(run.World.Cloud.Stack!["Key"].Arn));
        bucket["PublicAccessBlockConfiguration"]!.AsObject().Select(p => $"{p.Key} {p.Value}").ShouldBe(
            ["BlockPublicAcls true", "BlockPublicPolicy true", "IgnorePublicAcls true", "RestrictPublicBuckets true"]);
    }
}
