using System.Text.Json;
using Failover.Drill.Commands;
using Failover.Drill.FirstMinute;
using Failover.Drill.Pages.Model;
using Failover.Drill.Scenarios;
using Failover.Tests.Drill.Commands;
using Failover.Tests.Fakes;

namespace Failover.Tests.Drill.FirstMinute;

/// <summary>What the first command of README shows.</summary>
public sealed class FirstMinuteTests
{
    [Fact]
    public async Task Drill_WithoutACommand_TellsTheWholeStory()
    {
        var file = Path.Combine(Directory.CreateTempSubdirectory().FullName, "page.html");
        var printed = await CommandLine.RunAsync("--html", file);

        printed.Code.ShouldBe(ExitCodes.Passed);
        printed.Error.ShouldBeEmpty();
        printed.Output.ShouldSuitAPipe();
        InOrder(
            printed.Output, "── Without Failover", "it still can't write", "── With Failover", "the region eu-west-1 is down",
            "eu-central-1 has the global writer", "writes are acknowledged again", "PASS", "── The mail that operators get",
            "Subject: [RECOVERED]", "What to do:", file, "run region-lost", "ready --break replicas-in-one-az", "run writer-crash");
        (await File.ReadAllTextAsync(file)).ShouldContain("<title>region-lost: recovered</title>");
        Commands(printed.Output).ShouldBe(3);
    }

    [Fact]
    public async Task Drill_PageThatCannotBeWritten_IsReportedAndNotNamed()
    {
        var printed = await CommandLine.RunAsync("--html", Path.Combine(Path.GetTempPath(), "no-such-folder", "page.html"));

        printed.Code.ShouldBe(ExitCodes.Failed);
        printed.Error.ShouldContain("Name a file in a folder that is there.");
        printed.Output.ShouldNotContain("open it in a browser");
    }

    [Fact]
    public async Task Drill_Json_IsOneDocument()
    {
        var printed = await CommandLine.RunAsync("--json", "--seed", "3");
        var document = Sample.Json(printed.Output);

        printed.Code.ShouldBe(ExitCodes.Passed);
        document.GetProperty("passed").GetBoolean().ShouldBeTrue();
        document.GetProperty("without").GetProperty("down").GetBoolean().ShouldBeTrue();
        document.GetProperty("without").GetProperty("outageSeconds").GetDouble().ShouldBe(900, tolerance: 1);
        document.GetProperty("with").GetProperty("seed").GetInt32().ShouldBe(3);
        JsonSerializer.Serialize(document.GetProperty("with")).ShouldBe(
            JsonSerializer.Serialize(Sample.Json((await CommandLine.RunAsync("run", "region-lost", "--seed", "3", "--json")).Output)));
    }

    /// <summary>
    /// If AWS ends the outage by itself, the world without our stack shows that: it is not a world in which nothing works.
    /// </summary>
    [Fact]
    public void Unattended_WriterCrash_IsFixedByAwsAlone()
    {
        var crash = ScenarioLibrary.Find("writer-crash-global")!;
        var run = UnattendedRun.Execute(crash with { World = crash.World with { ReaderRecord = ScenarioRegions.ReaderRecord } }, 1);

        run.IsDown.ShouldBeFalse();
        run.Client.OutageSeconds.ShouldBeInRange(1, 180);
    }

    [Fact]
    public void Lines_OfAStateThatChecksAgain_AreOne()
    {
        var lines = StoryLines.From(Evidence(), "application");

        lines.Select(static line => (line.What, line.IsDown)).ShouldBe(
            [("application", true), ("execution", true), ("CheckRegion", true), ("application", false)]);
        lines[2].Found.ShouldBe("promoted (3 checks in 9.0\u00a0s)");
    }

    private static RunEvidence Evidence() => new()
    {
        Title = "told",
        Source = "",
        Outcome = null,
        Summary = "",
        Origin = At(0),
        OriginName = "",
        Definition = "{}",
        Visits = [Visit(5, 6), Visit(8, 9), Visit(11, 14)],
        Happenings =
        [
            new(At(2), "application", "can't write", "bad"),
            new(At(6), "CheckRegion", "waiting", "plain"),
            new(At(7), "alarm", "is in ALARM", "warning"),
            new(At(14), "CheckRegion", "promoted", "plain"),
            new(At(20), "application", "writes again", "good"),
        ],
        Lanes = [],
        DnsChanges = [],
        Proofs = [],
        Mails = [],
        Writes = [],
        Facts = [],
    };

    private static StateVisit Visit(int from, int until) => new("CheckRegion", At(from), At(until));

    private static DateTimeOffset At(int second) => new(2026, 11, 22, 17, 0, second, TimeSpan.Zero);

    private static int Commands(string output) =>
        output.Split('\n').Count(static line => line.StartsWith("  dotnet run --project drill -- ", StringComparison.Ordinal));

    private static void InOrder(string text, params string[] parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = text.IndexOf(part, from, StringComparison.Ordinal);
            at.ShouldBeGreaterThanOrEqualTo(0, $"expected '{part}' behind what came before it");
            from = at + part.Length;
        }
    }
}
