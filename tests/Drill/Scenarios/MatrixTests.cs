using System.Globalization;
using System.Text.Json;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;
using Failover.Tests.Drill.Commands;
using Shouldly;
using Xunit;

namespace Failover.Tests.Drill.Scenarios;

public sealed class MatrixTests
{
    public static TheoryData<string> Ids => [.. FaultMatrix.Rows.Select(row => row.Id!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public async Task Row_OfTheMatrix_Holds(string id) => (await RowsAsync()).Single(r => r.Id == id).Complaint.ShouldBeNull();

    [Fact]
    public void Ids_OfTheMatrix_AreCountedThroughFromF01() => FaultMatrix.Rows.Select(row => row.Id)
        .ShouldBe(Enumerable.Range(1, FaultMatrix.Rows.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"F{i:00}")));

    [Fact]
    public void Names_OfScenarios_AreUnique() => ScenarioLibrary.All.Select(s => s.Name).ShouldBeUnique();

    [Fact]
    public async Task Text_OfTheMatrix_FitsEightyColumnsAndEndsWithTheScore()
    {
        var lines = MatrixView.Text(await RowsAsync()).TrimEnd().Split(Environment.NewLine);
        lines.ShouldAllBe(line => line.Length <= 80);
        lines[^1].ShouldBe($"{FaultMatrix.Rows.Count} of {FaultMatrix.Rows.Count}");
    }

    [Fact]
    public void Faults_OfAllScenarios_DescribeThemselvesOnOneLine() =>
        ScenarioLibrary.All.SelectMany(s => s.Faults).Where(f => f is not Failover.LocalCloud.Faults.StartByHand)
            .ShouldAllBe(f => f.Describe().Length < 220 && !f.Describe().Contains('\n'));

    /// <summary>As the command found them: nobody plays the matrix twice.</summary>
    private static async Task<IReadOnlyList<MatrixRow>> RowsAsync()
    {
        var printed = await CommandLine.OnceAsync("matrix --json");
        var document = JsonSerializer.Deserialize(printed.Output, MatrixJson.Default.MatrixDocument).ShouldNotBeNull();
        document.Seed.ShouldBe(1);
        return document.Rows;
    }
}
