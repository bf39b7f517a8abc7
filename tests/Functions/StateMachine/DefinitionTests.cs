using System.Text.Json;
using System.Text.RegularExpressions;
using Amazon.Lambda.Annotations;
using Failover.Functions.Contract;
using static Failover.Tests.Functions.StateMachine.DefinitionReading;

namespace Failover.Tests.Functions.StateMachine;

/// <summary>The definition's promises, read from its JSON: waits, defaults, timeouts and names.</summary>
public sealed partial class DefinitionTests
{
    private static readonly string[] Writers = ["UpsertCname", "FlipSwitch", "TriggerDrill", "PromoteRegion"];

    [Fact]
    public void Loop_Any_PassesThroughAWait()
    {
        var open = States.Where(s => Text(s.Value, "Type") != "Wait").ToDictionary(s => s.Key, s => Next(s.Key), StringComparer.Ordinal);

        // Only an operator's redrive gets past Unrecovered: otherwise it fails the execution.
        open["Unrecovered"] = [];
        var done = new HashSet<string>(StringComparer.Ordinal);
        while (open.FirstOrDefault(
            s => !done.Contains(s.Key) && s.Value.All(n => done.Contains(n) || !open.ContainsKey(n))).Key is { } name)
        {
            done.Add(name);
        }

        open.Keys.Except(done, StringComparer.Ordinal).ShouldBeEmpty("these states lie on a loop without a Wait, or point to one");
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
        // A pending swap is already decided: operators are notified or not, and it is tried again.
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
    public void Task_Timeout_IsLongerThanItsFunctions()
    {
        OfType("Task").ShouldAllBe(t => Number(t.Value, "TimeoutSeconds") > 0 || t.Key == "RequestApproval");
        Text(States["RequestApproval"], "TimeoutSecondsPath").ShouldBe("$.verdict.plan.global.approvalSeconds");
        foreach (var name in LambdaTasks)
        {
            Number(States[name], "TimeoutSeconds").ShouldBeGreaterThan(Function(StepOf(name)).Timeout, name);
        }
    }

    [Fact]
    public void Substitutions_DefinitionAndTemplate_AreTheSame()
    {
        var used = Substitution().Matches(Repository.Definition).Select(m => m.Groups[1].Value).Distinct();
        Repository.Template.Substitutions.Keys.ShouldBe(used, ignoreOrder: true);
        foreach (var name in LambdaTasks)
        {
            var step = StepOf(name);
            Text(States[name], "Resource").ShouldBe($"${{{step}FunctionArn}}");
            Repository.Template.Substitutions[$"{step}FunctionArn"].ShouldBe($"{step}Function.Version");
        }
    }

    [Fact]
    public void Step_StateFolderResourceAndClass_HaveOneName()
    {
        Repository.Template.Functions.Select(f => f.Step).Where(s => s is not ("Heartbeat" or "Watch" or "Readiness"))
            .ShouldBe(LambdaTasks.Select(StepOf).Distinct(), ignoreOrder: true);
        foreach (var function in Repository.Template.Functions)
        {
            function.Assembly.ShouldBe("Failover.Functions");
            var floor = function.Step is "Heartbeat" or "Watch" or "Readiness" ? "Scheduled" : "Steps";
            function.Class.FullName.ShouldBe($"Failover.Functions.{floor}.{function.Step}.{function.Name}");
            var handle = function.Class.GetMethod(function.Method).ShouldNotBeNull();
            handle.GetCustomAttributes(typeof(LambdaFunctionAttribute), false).Cast<LambdaFunctionAttribute>()
                .Single().ResourceName.ShouldBe(function.Name);
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
            if (Text(word, "Variable") == "$.region.check.isAheadDue")
            {
                continue;
            }

            known.ShouldContain(Text(word, "StringEquals"));
        }
    }

    [Theory]
    [InlineData("failover")]
    [InlineData("readiness")]
    public void Definition_RetriersCatchersAndRules_AreOnOneLineEach(string name)
    {
        var lines = (name == "failover" ? Repository.Definition : Repository.Readiness).TrimEnd().Split('\n');
        lines.Length.ShouldBeLessThanOrEqualTo(500);
        lines.Where(line => line.Contains("\"ErrorEquals\"", StringComparison.Ordinal) && line.Count('{') != line.Count('}'))
            .ShouldBeEmpty();
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
        States["StartOver"].GetProperty("Parameters").GetProperty("region").EnumerateObject().Select(p => p.Name)
            .ShouldBe(["choice", "promotion.$", "check.$", "ahead.$"]);

    private static FunctionResource Function(string step) => Repository.Template.Functions.Single(f => f.Step == step);

    [GeneratedRegex(@"\$\{(\w+)\}")]
    private static partial Regex Substitution();
}
