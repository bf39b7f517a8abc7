using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Failover.Drill.Commands;
using Failover.Drill.History;
using Failover.Drill.Scenarios;
using Failover.Functions.Contract;
using Failover.LocalCloud.StepFunctions;

namespace Failover.Tests.Drill.History;

/// <summary>Compares the history with what happened: executions, their journal and the files that they left.</summary>
public sealed class HistoryTests : IDisposable
{
    private static readonly DateTimeOffset Now = new(2026, 11, 30, 12, 0, 0, TimeSpan.Zero);
    private readonly string folder = Directory.CreateTempSubdirectory().FullName;

    [Theory]
    [InlineData("writer-endpoint")]
    [InlineData("planned-drill")]
    [InlineData("evidence-aborted")]
    [InlineData("region-lost")]
    [InlineData("paused")]
    public void History_OfAScenario_IsWhatTheJournalTells(string name)
    {
        var run = Play(name);

        var history = Read();

        history.Select(h => h.Execution).ShouldBe(run.Ended.Select(e => e.Execution.Arn), ignoreOrder: true);
        foreach (var ended in run.Ended)
        {
            var one = history.Single(h => h.Execution == ended.Execution.Arn);
            var journal = run.World.Global.Regions.SelectMany(r => r.Core.Journal.Entries)
                .Where(e => e.Source == "stepfunctions" && e.Subject == ended.Execution.Name).ToList();
            one.StartedAt.ShouldBe(journal.First().At, TimeSpan.FromMilliseconds(1));
            one.Outcome.ShouldBe(ended.Report is { } report ? EnumText.Kebab(report.Outcome) : "aborted");
            one.OutageSeconds.ShouldBe(ended.Report?.RecoverySeconds);
            one.Sha256.ShouldBe(Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(one.Evidence!))));
        }
    }

    [Fact]
    public void Kind_AndStarter_AreThoseOfTheStory()
    {
        Play("writer-crash");
        Play("planned-drill");
        Play("evidence-aborted");
        Play("region-observed");
        Play("paused");

        var history = Read();

        history.ShouldContain(h => h.Kind == ExecutionKind.Real && h.StartedBy == "the heartbeat" && h.ObjectiveMet == true);
        history.ShouldContain(h => h.Kind == ExecutionKind.StoodDown && h.StartedBy == "alarm orders-prod-writer-down");
        history.ShouldContain(h => h.Kind == ExecutionKind.Drill && h.StartedBy == "a person" && h.Outcome == "drilled");
        history.ShouldContain(h => h.Kind == ExecutionKind.Real && h.Outcome == "aborted" && h.ObjectiveMet == false);
        history.ShouldContain(h => h.Kind == ExecutionKind.Observed);
    }

    [Fact]
    public async Task History_FromStepFunctions_IsTheSame()
    {
        var run = Play("evidence-aborted");
        var there = new List<PastExecution>();
        await Task.Run(() => run.World.Cloud.Core.Time.Run(async () =>
        {
            using var client = new SimulatedStepFunctionsClient(run.World.Cloud.StepFunctions, run.World.Cloud.Core, "person");
            using var output = new StringWriter();
            var streams = new InvocationConfiguration { Output = output };
            await HistoryCommand.AskAsync(
                streams, client, run.World.Cloud.StateMachine.Arn, Choices("json"), run.World.Cloud.Core.Time, CancellationToken.None);
            there.AddRange(JsonNode.Parse(output.ToString())!["executions"]!.AsArray().Select(one => new PastExecution
            {
                Execution = one!["execution"]!.GetValue<string>(),
                StartedAt = one["startedAt"]!.GetValue<DateTimeOffset>(),
                Kind = EnumText.TryParse<ExecutionKind>(one["kind"]!.GetValue<string>(), out var kind) ? kind : default,
                StartedBy = one["startedBy"]!.GetValue<string>(),
                Outcome = one["outcome"]!.GetValue<string>(),
                Evidence = one["evidence"]?.GetValue<string>(),
            }));
        }));

        there.Select(h => (h.Execution, h.Kind, h.StartedBy, h.Outcome)).ShouldBe(
            Read().Select(h => (h.Execution, h.Kind, h.StartedBy, h.Outcome)));
        there.Count(h => h.Evidence?.StartsWith("s3://failover-evidencebucket/2026-11-22/", StringComparison.Ordinal) == true)
            .ShouldBe(there.Count - 1);
    }

    [Theory]
    [InlineData("csv")]
    [InlineData("json")]
    [InlineData("md")]
    [InlineData("html")]
    [InlineData("table")]
    public void Format_Any_HasEachExecutionWithItsEvidence(string format)
    {
        Play("writer-endpoint");

        var (code, output, _) = History(Choices(format));

        code.ShouldBe(ExitCodes.Passed);
        foreach (var one in Read())
        {
            output.ReplaceLineEndings("").Replace(" ", "", StringComparison.Ordinal)
                .ShouldContain(one.Sha256!);
        }
    }

    [Fact]
    public void Since_LeavesOlderOnesOut()
    {
        Play("writer-endpoint");

        History(Choices("json") with { Since = "2026-11-23" }).Output.ShouldNotContain("beats-");
        History(Choices("json") with { Since = "8d" }).Output.ShouldContain("beats-");
        History(Choices("json") with { Since = "7d" }).Output.ShouldNotContain("beats-");
    }

    [Theory]
    [InlineData(90, ExitCodes.Passed, "The next drill is due on 2027-02-20")]
    [InlineData(7, ExitCodes.Failed, "A drill is overdue since 2026-11-29")]
    public void Due_CountsFromTheLastProvenOne(int days, int expected, string says)
    {
        Play("planned-drill");

        var (code, output, _) = History(Choices("table") with { Due = true, Every = TimeSpan.FromDays(days) });

        (code, output).ShouldSatisfyAllConditions(o => o.code.ShouldBe(expected), o => o.output.ShouldContain(says));
    }

    [Fact]
    public void Folder_NotThere_SaysHowToMakeOne()
    {
        var (code, _, error) = History(Choices("table"), Path.Combine(folder, "none"));

        code.ShouldBe(ExitCodes.Usage);
        error.ShouldContain("aws s3 sync");
    }

    [Fact]
    public void File_ThatIsNoEvidence_IsNamedAndLeftOut()
    {
        File.WriteAllText(Path.Combine(folder, "a.json"), "{}");
        File.WriteAllText(Path.Combine(folder, "b.json"), "no JSON");

        History(Choices("table")).Error.ShouldContain("2 JSON files are not evidence");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static HistoryCommand.Choices Choices(string format) => new(null, format, Due: false, TimeSpan.FromDays(90));

    private IReadOnlyList<PastExecution> Read() => HistoryDecision.From(EvidenceFolder.Read(folder).Pieces);

    private (int Code, string Output, string Error) History(HistoryCommand.Choices choices, string? other = null)
    {
        using var output = new StringWriter(CultureInfo.InvariantCulture);
        using var error = new StringWriter(CultureInfo.InvariantCulture);
        var code = HistoryCommand.Read(
            new InvocationConfiguration { Output = output, Error = error }, other ?? folder, choices, new FixedTime());
        return (code, output.ToString(), error.ToString());
    }

    private ScenarioRun Play(string name)
    {
        var run = ScenarioRun.Execute(ScenarioLibrary.Find(name)!, seed: 1);
        EvidenceExport.Write(run.World, Path.Combine(folder, name));
        return run;
    }

    private sealed class FixedTime : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => Now;
    }
}
