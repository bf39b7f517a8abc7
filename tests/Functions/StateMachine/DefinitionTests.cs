using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.Lambda.Annotations;
using Failover.Functions.Contract;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.StateMachine;

/// <summary>The definition's promises, read off its JSON: retries, catches, waits, defaults, timeouts and names.</summary>
public sealed partial class DefinitionTests
{
    private static readonly string[] Writers = ["UpsertCname", "FlipSwitch", "TriggerDrill", "PromoteRegion"];

    private static IReadOnlyDictionary<string, JsonElement> States => Repository.AllStates;

    private static IEnumerable<string> LambdaTasks =>
        States.Where(s => Text(s.Value, "Resource")?.StartsWith("${", StringComparison.Ordinal) == true).Select(s => s.Key);

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
        var retriers = LambdaTasks.Where(t => t != "Unrecovered").Select(t => States[t].GetProperty("Retry").GetRawText()).Distinct().ToList();
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
        foreach (var error in new[] { nameof(AwsUnavailableException), "Lambda.ServiceException", "Lambda.AWSLambdaException", "Lambda.SdkClientException", "Lambda.TooManyRequestsException", "States.Timeout" })
        {
            Errors(second).ShouldContain(error);
        }

        Number(second, "MaxAttempts").ShouldBeGreaterThan(Number(Retriers("VerifyCluster")[3], "MaxAttempts"));
        foreach (var retrier in OfType("Task").SelectMany(t => Retriers(t.Key)).Where(r => Number(r, "MaxAttempts") > 0))
        {
            Text(retrier, "JitterStrategy").ShouldBe("FULL");
            Number(retrier, "MaxDelaySeconds").ShouldBe(Errors(retrier).Contains(nameof(AwsThrottledException)) ? 60 : 10);
        }
    }

    /// <summary>A fleet shares one quota: patient, but under 25,000 events however often a step is throttled (three events a try).</summary>
    [Fact]
    public void Retry_Throttling_IsMorePatientAndBounded()
    {
        var throttled = Retriers("CheckInSync")[1];
        Errors(throttled).ShouldBe([nameof(AwsThrottledException)]);
        Number(throttled, "MaxAttempts").ShouldBeGreaterThan(Number(Retriers("CheckInSync")[2], "MaxAttempts"));

        // Full jitter waits half of the delays on average: 1, 2, 4, ... 60 s, so seven tries in the first minute of a state, one each 30 s later.
        var fewestSecondsATry = 60.0 / 7;
        var seconds = Sample.Json(Repository.Definition).GetProperty("TimeoutSeconds").GetInt32();
        (seconds / fewestSecondsATry * (3 + 9.0 / 7)).ShouldBeLessThan(25_000);
    }

    [Fact]
    public void Loop_Any_PassesThroughAWait()
    {
        var open = States.Where(s => Text(s.Value, "Type") != "Wait").ToDictionary(s => s.Key, s => Next(s.Key), StringComparer.Ordinal);

        // Only a person's redrive gets past Unrecovered: else it fails the execution.
        open["Unrecovered"] = [];
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (open.FirstOrDefault(s => !done.Contains(s.Key) && s.Value.All(n => done.Contains(n) || !open.ContainsKey(n))).Key is { } name)
        {
            done.Add(name);
        }

        open.Keys.Except(done, StringComparer.Ordinal).ShouldBeEmpty("these states lie on a loop without a Wait, or lead to one");
    }

    [Fact]
    public void Wait_Any_IsSetByAStepOrAFewSeconds()
    {
        foreach (var (name, state) in OfType("Wait"))
        {
            var isSet = Text(state, "SecondsPath")?.EndsWith(".waitSeconds", StringComparison.Ordinal) == true;
            (isSet || Number(state, "Seconds") is > 0 and <= 15).ShouldBeTrue(name);
        }
    }

    [Fact]
    public void Choice_Any_HasADefaultThatWritesNothing()
    {
        // A pending swap is decided already: people are told or not, and it is tried again.
        foreach (var (name, state) in OfType("Choice").Where(s => s.Key != "IsPendingNews"))
        {
            var next = Text(state, "Default").ShouldNotBeNull(name);
            var passed = new HashSet<string>(StringComparer.Ordinal);
            while (passed.Add(next) && Text(States[next], "Type") != "Choice" && Text(States[next], "Next") is { } following)
            {
                next = following;
            }

            passed.ShouldNotContain(s => Writers.Contains(s), $"the default of {name}");
        }
    }

    [Fact]
    public void Next_Any_NamesAStateAndEveryStateIsReached()
    {
        States.Keys.SelectMany(Next).ShouldAllBe(n => States.ContainsKey(n));
        var reached = new HashSet<string>(StringComparer.Ordinal) { "Begin" };
        while (reached.SelectMany(Next).Any(n => !reached.Contains(n)))
        {
            reached.UnionWith(reached.SelectMany(Next).ToList());
        }

        States.Keys.ShouldBe(reached, ignoreOrder: true);
    }

    [Fact]
    public void ReportOutcome_EveryFailure_LeadsThere()
    {
        foreach (var name in LambdaTasks.Where(t => t is not "Unrecovered" and not "ReportOutcome"))
        {
            Text(States[name].GetProperty("Catch")[0], "Next").ShouldBe("ReportOutcome", name);
            Text(States[name].GetProperty("Catch")[0], "ResultPath").ShouldBe("$.failure", name);
        }
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
    public void Task_Timeout_IsLongerThanItsFunctions()
    {
        OfType("Task").ShouldAllBe(t => Number(t.Value, "TimeoutSeconds") > 0 || t.Key == "RequestApproval");
        Text(States["RequestApproval"], "TimeoutSecondsPath").ShouldBe("$.verdict.plan.global.approvalSeconds");
        foreach (var name in LambdaTasks)
        {
            Number(States[name], "TimeoutSeconds").ShouldBeGreaterThan(Function(name).Timeout, name);
        }
    }

    [Fact]
    public void Substitutions_DefinitionAndTemplate_AreTheSame()
    {
        var used = Substitution().Matches(Repository.Definition).Select(m => m.Groups[1].Value).Distinct();
        Repository.Template.Substitutions.Keys.ShouldBe(used, ignoreOrder: true);
        foreach (var name in LambdaTasks)
        {
            Text(States[name], "Resource").ShouldBe($"${{{name}FunctionArn}}");
            Repository.Template.Substitutions[$"{name}FunctionArn"].ShouldBe($"{name}Function.Arn");
        }
    }

    [Fact]
    public void Step_StateFolderResourceAndClass_BearOneName()
    {
        Repository.Template.Functions.Select(f => f.Step).Where(s => s is not ("Heartbeat" or "Watch" or "Readiness")).ShouldBe(LambdaTasks, ignoreOrder: true);
        foreach (var function in Repository.Template.Functions)
        {
            function.Assembly.ShouldBe("Failover.Functions");
            var floor = function.Step is "Heartbeat" or "Watch" or "Readiness" ? "Scheduled" : "Steps";
            function.Class.FullName.ShouldBe($"Failover.Functions.{floor}.{function.Step}.{function.Name}");
            var handle = function.Class.GetMethod(function.Method).ShouldNotBeNull();
            handle.GetCustomAttributes(typeof(LambdaFunctionAttribute), false).Cast<LambdaFunctionAttribute>().Single().ResourceName.ShouldBe(function.Name);
            function.Handler.ShouldEndWith($"_{function.Method}_Generated::{function.Method}");
        }
    }

    [Theory]
    [InlineData("Decide", typeof(VerdictState))]
    [InlineData("IsWriterPromoted", typeof(WriterState))]
    [InlineData("IsRecordChanged", typeof(SwapState))]
    [InlineData("IsSwitchFlipped", typeof(SwapState))]
    [InlineData("IsInSync", typeof(InSyncState))]
    [InlineData("IsWriterProven", typeof(ProbeState))]
    [InlineData("IsRegionChosen", typeof(RegionChoiceState))]
    [InlineData("IsPromotionUnderWay", typeof(PromotionState))]
    [InlineData("IsRegionPromoted", typeof(RegionCheckState))]
    [InlineData("Conclude", typeof(Outcome))]
    public void Choice_Words_AreThoseOfTheContract(string choice, Type words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var known = Enum.GetNames(words).Select(JsonNamingPolicy.KebabCaseLower.ConvertName).ToList();
        foreach (var rule in States[choice].GetProperty("Choices").EnumerateArray())
        {
            var word = rule.TryGetProperty("And", out var both) ? both[0] : rule;
            known.ShouldContain(Text(word, "StringEquals"));
        }
    }

    [Fact]
    public void RequestApproval_Retry_NamesOnlyWhatMayHappenBeforeAnybodyReadsTheQuestion()
    {
        var retrier = Retriers("RequestApproval").ShouldHaveSingleItem();
        Errors(retrier).ShouldAllBe(name => name!.StartsWith("SNS.", StringComparison.Ordinal));
        Text(States["RequestApproval"], "Resource").ShouldBe("arn:aws:states:::sns:publish.waitForTaskToken");
    }

    [Theory]
    [InlineData("failover")]
    [InlineData("readiness")]
    public void Definition_RetriersCatchersAndRules_StandOnOneLineEach(string name)
    {
        var lines = (name == "failover" ? Repository.Definition : Repository.Readiness).TrimEnd().Split('\n');
        lines.Length.ShouldBeLessThanOrEqualTo(500);
        lines.Where(line => line.Contains("\"ErrorEquals\"", StringComparison.Ordinal) && line.Count('{') != line.Count('}')).ShouldBeEmpty();
    }

    [Fact]
    public void PromoteRegion_OnlyWaysThere_AreAChosenRegionAndAPlainYes()
    {
        var before = States.Keys.Where(s => Next(s).Contains("PromoteRegion")).Order(StringComparer.Ordinal);
        before.ShouldBe(["IsApproved", "IsRegionChosen"]);
        States["IsApproved"].GetProperty("Choices")[0].GetProperty("And").EnumerateArray().Select(c => c.EnumerateObject().Last().Name)
            .ShouldBe(["IsPresent", "IsBoolean", "BooleanEquals"]);
    }

    [Fact]
    public void StartOver_Redriven_KeepsOnlyWhatThisExecutionPromoted() =>
        States["StartOver"].GetProperty("Parameters").GetProperty("region").EnumerateObject().Select(p => p.Name).ShouldBe(["choice", "promotion.$", "check.$"]);

    private static FunctionResource Function(string step) => Repository.Template.Functions.Single(f => f.Step == step);

    private static IEnumerable<KeyValuePair<string, JsonElement>> OfType(string type) => States.Where(s => Text(s.Value, "Type") == type);

    private static List<JsonElement> Retriers(string state) => [.. States[state].GetProperty("Retry").EnumerateArray()];

    private static List<string?> Errors(JsonElement rule) => [.. rule.GetProperty("ErrorEquals").EnumerateArray().Select(e => e.GetString())];

    private static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static int Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    private static List<string> Next(string name)
    {
        var state = States[name];
        var rules = new[] { "Catch", "Choices" }.SelectMany(r => state.TryGetProperty(r, out var list) ? list.EnumerateArray().ToList() : []);
        return [.. new[] { Text(state, "Next"), Text(state, "Default") }.Concat(rules.Select(r => Text(r, "Next"))).OfType<string>()];
    }

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Substitution();
}
