using Failover.Functions.Contract;
using Failover.Tests.Fakes;
using static Failover.Tests.Functions.StateMachine.DefinitionReading;

namespace Failover.Tests.Functions.StateMachine;

/// <summary>What the definition retries, for how long, and what it catches.</summary>
public sealed class DefinitionErrorTests
{
    [Fact]
    public void Task_AnyButUnrecovered_CatchesEverything()
    {
        foreach (var (name, state) in OfType("Task").Where(s => s.Key != "Unrecovered"))
        {
            var last = state.GetProperty("Catch").EnumerateArray().Last();
            Errors(last).ShouldBe(["States.ALL"], name);
            States.Keys.ShouldContain(Text(last, "Next"));
        }

        States["Unrecovered"].TryGetProperty("Catch", out _).ShouldBeFalse();
    }

    [Fact]
    public void Task_Lambda_RetriesLikeAllOthers()
    {
        var retriers = LambdaTasks.Where(t => t is not ("Unrecovered" or Look or Ahead))
            .Select(t => States[t].GetProperty("Retry").GetRawText()).Distinct().ToList();
        Retriers("VerifyCluster").Count.ShouldBe(4);
        retriers.ShouldHaveSingleItem();
        Errors(Retriers("VerifyCluster")[3]).ShouldBe(["States.ALL"]);
        Errors(Retriers("Unrecovered")[1]).ShouldBe(Errors(Retriers("VerifyCluster")[2]));
    }

    [Fact]
    public void Retry_PermanentErrors_AreExactlyOursAndNeverRetried()
    {
        var first = Retriers("VerifyCluster")[0];
        Errors(first).ShouldBe(PermanentErrors.NotRetried, ignoreOrder: true);
        Number(first, "MaxAttempts").ShouldBe(0);
        Errors(Retriers("Unrecovered")[0]).ShouldBe(PermanentErrors.Endings, ignoreOrder: true);
        Number(Retriers("Unrecovered")[0], "MaxAttempts").ShouldBe(0);
    }

    [Fact]
    public void Retry_WhatMayPass_IsRetriedLongWithJitterAndBounds()
    {
        var second = Retriers("VerifyCluster")[2];
        foreach (
            var error in new[] { nameof(AwsUnavailableException), "Lambda.ServiceException", "Lambda.AWSLambdaException",
            "Lambda.SdkClientException", "Lambda.TooManyRequestsException", "States.Timeout" })
        {
            Errors(second).ShouldContain(error);
        }

        Number(second, "MaxAttempts").ShouldBeGreaterThan(Number(Retriers("VerifyCluster")[3], "MaxAttempts"));
        var all = OfType("Task").Where(t => t.Key is not (Look or Ahead)).SelectMany(t => Retriers(t.Key));
        foreach (var retrier in all.Where(r => Number(r, "MaxAttempts") > 0))
        {
            Text(retrier, "JitterStrategy").ShouldBe("FULL");
            Number(retrier, "MaxDelaySeconds").ShouldBe(Errors(retrier).Contains(nameof(AwsThrottledException)) ? 60 : 10);
        }
    }

    /// <summary>
    /// A fleet shares one quota: retries are patient, but stay below 25,000 events however often a step is throttled (three events per
    /// try).
    /// </summary>
    [Fact]
    public void Retry_Throttling_IsMorePatientAndBounded()
    {
        var throttled = Retriers("CheckInSync")[1];
        Errors(throttled).ShouldBe([nameof(AwsThrottledException)]);
        Number(throttled, "MaxAttempts").ShouldBeGreaterThan(Number(Retriers("CheckInSync")[2], "MaxAttempts"));

        // Full jitter waits half of each delay on average: 1, 2, 4, ... 60 s, so seven attempts in the first minute of a state, and then
        // one every 30 s.
        var fewestSecondsATry = 60.0 / 7;
        var seconds = Sample.Json(Repository.Definition).GetProperty("TimeoutSeconds").GetInt32();
        (seconds / fewestSecondsATry * (3 + 9.0 / 7)).ShouldBeLessThan(25_000);
    }

    [Fact]
    public void ReportOutcome_EveryFailure_EndsThere()
    {
        foreach (var name in LambdaTasks.Where(t => t is not ("Unrecovered" or "ReportOutcome" or Look or Ahead)))
        {
            Text(States[name].GetProperty("Catch")[0], "Next").ShouldBe("ReportOutcome", name);
            Text(States[name].GetProperty("Catch")[0], "ResultPath").ShouldBe("$.failure", name);
        }
    }

    /// <summary>Whether the name's look succeeds or not, the swap is next.</summary>
    [Fact]
    public void LookAtName_AnyFailure_HoldsNothingUp()
    {
        States[Look].TryGetProperty("Retry", out _).ShouldBeFalse();
        foreach (var name in new[] { "AskVpc", "AskZones", "NameUnknown", "DoesNameAgree" })
        {
            Next(name).ShouldContain("GoOn", name);
        }

        Text(States[Look].GetProperty("Catch")[0], "Next").ShouldBe("NameUnknown");
        Next("GoOn").ShouldBe(["ReportOutcome", "WaitForWriter", "UpsertCname", "UpsertCname"], ignoreOrder: true);
    }

    /// <summary>It is tried again by the next check of the promotion, if at all.</summary>
    [Fact]
    public void MoveAhead_AnyFailure_HoldsNothingUp()
    {
        States[Ahead].TryGetProperty("Retry", out _).ShouldBeFalse();
        Next(Ahead).Distinct().ShouldBe(["WaitForRegion"]);
        States[Ahead].GetProperty("Catch")[0].GetProperty("ResultPath").ValueKind.ShouldBe(System.Text.Json.JsonValueKind.Null);
    }

    [Fact]
    public void ReportOutcome_OutdatedProof_IsProvenAgain()
    {
        var first = States["ReportOutcome"].GetProperty("Catch")[0];
        Errors(first).ShouldBe([nameof(ProofOutdatedException)]);
        Text(first, "Next").ShouldBe("WaitForProbe");
        Text(first, "ResultPath").ShouldBe("$.outdated");
    }

    [Fact]
    public void RequestApproval_Retry_NamesOnlyWhatMayHappenBeforeAnybodyReadsTheQuestion()
    {
        var retrier = Retriers("RequestApproval").ShouldHaveSingleItem();
        Errors(retrier).ShouldAllBe(name => name!.StartsWith("SNS.", StringComparison.Ordinal));
        Text(States["RequestApproval"], "Resource").ShouldBe("arn:aws:states:::sns:publish.waitForTaskToken");
    }
}
