using Failover.Drill.Bench;
using Spectre.Console.Testing;

namespace Failover.Tests.Bench;

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
}
