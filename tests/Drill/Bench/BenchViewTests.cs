using Failover.Drill.Bench;
using Failover.Drill.Detection;
using Failover.Drill.Views;

namespace Failover.Tests.Drill.Bench;

public sealed class BenchViewTests
{
    [Fact]
    public void Show_EightyColumns_NamesBaselinesAndGates()
    {
        using var text = new StringWriter();
        var document = BenchRun.Execute(2, seed: 1);
        BenchView.Show(Page.On(text), document);
        var lines = text.ToString().TrimEnd().Split(Environment.NewLine);
        lines.ShouldAllBe(line => line.Length <= 80);
        lines.Count(static line => line.EndsWith('%')).ShouldBe(4, "three rows, and a gate");
        foreach (var gate in document.Gates)
        {
            lines.ShouldContain(line => line.Contains(gate.Name) && line.Contains(gate.Limit), gate.Name);
        }

        var words = string.Join(' ', text.ToString().Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries));
        BenchDesign.All.ShouldAllBe(design => words.Contains(design.About, StringComparison.Ordinal));
    }

    [Fact]
    public void Speed_EightyColumns_BreaksNoRowOfFigures()
    {
        var percentiles = new Percentiles(1234.567, 12345.6, 12345.6, 1000);
        var fleet = new FleetResult(1000, new Share(1000, 1000), percentiles, 1234.5, 1234.5, 1234.5, 1234, 1234.5);
        using var text = new StringWriter();
        SpeedView.Show(Page.On(text), new SpeedDocument(1, 500, 200, 96, percentiles, 5.6, 2213, [fleet]));
        var lines = text.ToString().TrimEnd().Split(Environment.NewLine);
        lines.ShouldAllBe(line => line.Length <= 80);
        lines[^1].Split(' ', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(10);
    }

    [Fact]
    public void Detection_EightyColumns_BreaksNoRowOfFigures()
    {
        using var text = new StringWriter();
        DetectionView.Show(Page.On(text), new DetectionStudy(
            1000,
            1,
            false,
            [new DetectionFigure("crash, refusing, promotion held", "execution started", 1000, 1, 1234.5, 1234.5, 1234.5)],
            [new FalseAlarmFigure(
                "heartbeat's subnet cut off", 1000, 1000, 1000, 1000, 1000, new Dictionary<string, int> { ["stood-down"] = 1000 }, 1000)]));
        var lines = text.ToString().Split(Environment.NewLine);
        lines.ShouldAllBe(line => line.Length <= 80);
        lines.ShouldContain(
            line => line.StartsWith("crash", StringComparison.Ordinal) && line.EndsWith(" 1234.5 1234.5 1234.5", StringComparison.Ordinal));
    }
}
