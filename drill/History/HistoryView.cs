using Failover.Drill.Views;

namespace Failover.Drill.History;

/// <summary>The history for the terminal: a few lines per execution, at 80 columns.</summary>
internal static class HistoryView
{
    private const int MostOfReason = 120;

    public static void Show(Page page, HistoryDocument history)
    {
        foreach (var one in history.Executions)
        {
            var outage = one.OutageSeconds is null ? "" : $"down {HistoryText.Number(one.OutageSeconds)} s";
            var met = one.ObjectiveMet switch
            {
                true => $"objective {HistoryText.Number(one.ObjectiveSeconds)} s met",
                false => $"objective {HistoryText.Number(one.ObjectiveSeconds)} s missed",
                null => "",
            };
            page.Row(
                [
                    new Cell(one.StartedAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm  ", System.Globalization.CultureInfo.InvariantCulture)),
                    new Cell(HistoryText.Kind(one.Kind).PadRight(13), Look.Strong),
                    new Cell(one.Outcome.PadRight(13), one.ObjectiveMet == false ? Look.Bad : Look.Good),
                ],
                string.Join(", ", new[] { outage, met }.Where(static text => text.Length > 0)), Look.Plain);
            page.Paragraph($"{one.StartedBy}{(one.Why is { } why ? $": {Cut(HistoryText.OneLine(why))}" : "")}", indent: 4);
            page.Verbatim($"    {one.Evidence ?? $"{one.Name}: no evidence was kept"}");
            if (one.Sha256 is { } hash)
            {
                page.Verbatim($"    sha256 {hash}");
            }
        }

        if (history.Executions.Count > 0)
        {
            page.Blank();
        }

        foreach (var line in HistoryText.Figures(history))
        {
            page.Paragraph(line);
        }
    }

    private static string Cut(string text) => text.Length <= MostOfReason ? text : $"{text[..MostOfReason].TrimEnd()} …";
}
