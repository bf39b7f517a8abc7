using System.Text.Json;
using Failover.Drill.Scenarios;

namespace Failover.Tests.Drill.Commands;

public sealed class ListCommandTests
{
    [Fact]
    public async Task List_Piped_NamesEveryScenarioAtTheBeginningOfALine()
    {
        var printed = await CommandLine.RunAsync("list");
        printed.Code.ShouldBe(0);
        printed.Output.ShouldSuitAPipe();
        var names = printed.Output.Split('\n').Select(line => line.Split(' ')[0]).ToList();
        ScenarioLibrary.All.Select(s => s.Name).ShouldBeSubsetOf(names);
    }

    [Fact]
    public async Task List_Json_HasEveryScenario()
    {
        using var document = JsonDocument.Parse((await CommandLine.RunAsync("list", "--json")).Output);
        document.RootElement.GetProperty("scenarios").EnumerateArray().Select(s => s.GetProperty("name").GetString())
            .ShouldBe(ScenarioLibrary.All.Select(s => s.Name));
    }

    [Fact]
    public void Faults_OfEveryScenario_AreDescribedInWords()
    {
        var lines = ScenarioLibrary.All.SelectMany(s => s.Faults).Select(f => f.Describe()).ToList();
        lines.ShouldNotBeEmpty();
        lines.ShouldAllBe(line => !line.Contains(" = ", StringComparison.Ordinal) && !line.Contains("00:0", StringComparison.Ordinal)
            && !line.Contains("2147483647", StringComparison.Ordinal));
    }
}
