using System.Globalization;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;
using Shouldly;
using Xunit;

namespace Failover.Tests.Drill.Scenarios;

public sealed class MatrixTests
{
    private static readonly Lazy<IReadOnlyList<MatrixRow>> Rows = new(() => FaultMatrix.Run(seed: 1));

    public static TheoryData<string> Ids => [.. FaultMatrix.Rows.Select(row => row.Id!)];

    [Theory]
    [MemberData(nameof(Ids))]
    public void Row_OfTheMatrix_Holds(string id) => Rows.Value.Single(r => r.Id == id).Complaint.ShouldBeNull();

    [Fact]
    public void Ids_OfTheMatrix_AreCountedThroughFromF01() => FaultMatrix.Rows.Select(row => row.Id)
        .ShouldBe(Enumerable.Range(1, FaultMatrix.Rows.Count).Select(i => string.Create(CultureInfo.InvariantCulture, $"F{i:00}")));

    [Fact]
    public void Names_OfScenarios_AreUnique() => ScenarioLibrary.All.Select(s => s.Name).ShouldBeUnique();

    [Fact]
    public void Text_OfTheMatrix_FitsEightyColumnsAndEndsWithTheScore()
    {
        var lines = MatrixView.Text(Rows.Value).TrimEnd().Split(Environment.NewLine);
        lines.ShouldAllBe(line => line.Length <= 80);
        lines[^1].ShouldBe($"{FaultMatrix.Rows.Count} of {FaultMatrix.Rows.Count}");
    }

    [Fact]
    public void Faults_OfAllScenarios_DescribeThemselvesOnOneLine() =>
        ScenarioLibrary.All.SelectMany(s => s.Faults).Where(f => f is not Failover.LocalCloud.Faults.StartByHand)
            .ShouldAllBe(f => f.Describe().Length < 220 && !f.Describe().Contains('\n'));
}
