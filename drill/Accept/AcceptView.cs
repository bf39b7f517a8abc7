using Failover.Drill.Facts;
using Failover.Drill.Views;
using Spectre.Console;

namespace Failover.Drill.Accept;

/// <summary>The assumptions as a list for the terminal.</summary>
internal static class AcceptView
{
    private const int StateWidth = 10;

    public static void Show(Page page, MeasuredFacts facts)
    {
        page.Heading($"Assumptions about AWS, on {facts.Cluster}");
        foreach (var finding in facts.Findings)
        {
            var (word, style) = Word(finding.State);
            page.Row([new Cell(word.PadRight(StateWidth) + "  ", style)], finding.Assumption, Look.Plain);
            page.Paragraph(finding.Evidence, Look.Faint, StateWidth + 2);
        }
    }

    private static (string Word, Style Style) Word(FindingState state) => state switch
    {
        FindingState.Confirmed => ("confirmed", Look.Good),
        FindingState.Refuted => ("refuted", Look.Warning),
        _ => ("not seen", Look.Faint),
    };
}
