using Failover.Drill.Bench;
using Failover.Drill.Detection;
using Failover.Drill.Views;
using Spectre.Console.Testing;

namespace Failover.Tests.Drill.Bench;

public sealed class BenchViewTests
{
    [Fact]
    public void Show_EightyColumns_BreaksNoRowOfFigures()
    {
        using var console = new TestConsole().Width(80);
        BenchView.Show(console, BenchRun.Execute(2, seed: 1));
        console.Lines.ShouldAllBe(line => line.Length <= 80);
        console.Output.ShouldContain("recovered correctly");
        console.Lines.Count(static line => line.TrimEnd().EndsWith('%')).ShouldBe(3);
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
            [new DetectionFigure("crash, refusing, promotion held", "execution started", 1000, 1, 1234.5, 1234.5, 1234.5)],
            [new FalseAlarmFigure(
                "heartbeat's subnet cut off", 1000, 1000, 1000, 1000, 1000, new Dictionary<string, int> { ["stood-down"] = 1000 }, 1000)]));
        var lines = text.ToString().Split(Environment.NewLine);
        lines.ShouldAllBe(line => line.Length <= 80);
        lines.ShouldContain(
            line => line.StartsWith("crash", StringComparison.Ordinal) && line.EndsWith(" 1234.5 1234.5 1234.5", StringComparison.Ordinal));
    }
}
