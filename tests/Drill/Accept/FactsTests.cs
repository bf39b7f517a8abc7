using Failover.Drill.Facts;
using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.Time;
using Failover.Tests.Drill.Commands;

namespace Failover.Tests.Drill.Accept;

public sealed class FactsTests
{
    private static readonly MeasuredFacts Slow = new()
    {
        Version = MeasuredFacts.CurrentVersion,
        TakenAt = World.Start,
        StateMachine = "arn:aws:states:eu-west-1:123456789012:stateMachine:failover-failover",
        Cluster = "orders-prod",
        Promotion = new(100, 110, 120, 3),
        Propagation = new(60, 60, 60, 2),
        Findings = [new("insync", "A change takes 5 to 60 s.", FindingState.Confirmed, "60 s")],
    };

    [Fact]
    public Task File_WrittenAndRead_IsTheSame() => WithFileAsync(path =>
    {
        FactsFile.Write(path, Slow);
        var read = FactsFile.Read(path);
        read.Findings.ShouldBe(Slow.Findings);
        (read with { Findings = Slow.Findings }).ShouldBe(Slow);
        return Task.CompletedTask;
    });

    [Fact]
    public void Worlds_WithFacts_TakeThemInPlaceOfTheGuesses()
    {
        FactsInUse.Set(Slow);
        try
        {
            var measured = FactsInUse.Over(new CloudOptions());
            measured.DocumentDb.Promotion.ShouldBe(DurationRange.Seconds(100, 120));
            measured.Route53.Propagation.ShouldBe(DurationRange.Seconds(60, 60));
            measured.Lambda.ShouldBe(new CloudOptions().Lambda, "not measured");
        }
        finally
        {
            FactsInUse.Set(null);
        }
    }

    [Fact]
    public void Worlds_ThatStretchAGuess_StretchTheFactByTheSame()
    {
        FactsInUse.Set(Slow);
        try
        {
            var options = new CloudOptions();
            var stretched = options with { DocumentDb = options.DocumentDb with { Promotion = DurationRange.Seconds(5, 36) } };
            FactsInUse.Over(stretched).DocumentDb.Promotion.ShouldBe(DurationRange.Seconds(100, 240));
        }
        finally
        {
            FactsInUse.Set(null);
        }
    }

    [Fact]
    public Task Run_WithFacts_TakesAsLongAsTheAccountDid() => WithFileAsync(async path =>
    {
        FactsFile.Write(path, Slow);
        (await OutageAsync("run", "writer-crash", "--json", "--facts", path)).ShouldBeGreaterThan(100);
        (await OutageAsync("run", "writer-crash", "--json")).ShouldBeLessThan(60);
    });

    [Theory]
    [InlineData("", "Expected ")]
    [InlineData("{", "Expected ")]
    [InlineData("null", "version")]
    [InlineData("""{"version":2,"takenAt":"2026-11-22T17:00:00Z","stateMachine":"a","cluster":"c","findings":[]}""", "version")]
    [InlineData("""{"version":1,"takenAt":"2026-11-22T17:00:00Z","stateMachine":"a","cluster":"c","findings":[],"other":1}""", "other")]
    [InlineData(
        """
        {"version":1,"takenAt":"2026-11-22T17:00:00Z","stateMachine":"a","cluster":"c","findings":[],
         "promotion":{"least":9,"median":5,"most":7,"samples":1}}
        """,
        "promotion")]
    public Task Run_FileOfSomethingElse_IsAnErrorOfOneLine(string content, string named) => WithFileAsync(async path =>
    {
        await File.WriteAllTextAsync(path, content);
        var (code, output, error) = await CommandLine.RunAsync("run", "--facts", path);
        code.ShouldBe(2);
        output.ShouldBeEmpty();
        error.ShouldContain(named);
        error.ShouldContain(path);
    });

    [Fact]
    public async Task Run_NoSuchFile_SaysSo()
    {
        var (code, _, error) = await CommandLine.RunAsync("run", "--facts", "/no/such/facts.json");
        code.ShouldBe(2);
        error.ShouldContain("can't be read");
    }

    private static async Task<double> OutageAsync(params string[] arguments)
    {
        var (_, output, error) = await CommandLine.RunAsync(arguments);
        error.ShouldBeEmpty();
        using var document = System.Text.Json.JsonDocument.Parse(output);
        return document.RootElement.GetProperty("client").GetProperty("outageSeconds").GetDouble();
    }

    private static async Task WithFileAsync(Func<string, Task> use)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            await use(path);
        }
        finally
        {
            File.Delete(path);
        }
    }
}
