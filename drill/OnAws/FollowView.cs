using Amazon.StepFunctions.Model;
using Failover.Drill.Pages;
using Failover.Drill.Pages.Model;
using Failover.Drill.Views;
using Failover.Functions.Aws;

namespace Failover.Drill.OnAws;

/// <summary>Shows an execution on AWS, one line per event, and then its report as operators received it.</summary>
internal sealed class FollowView(Page page, FollowedExecution execution)
{
    private const int ClockWidth = 9;
    private const int WhatWidth = 15;

    private readonly List<Happening> shown = [];

    /// <summary>The lines shown so far.</summary>
    public IReadOnlyList<Happening> Shown => shown;

    public void Announce(string arn)
    {
        page.Heading("Execution on AWS");
        page.Verbatim(arn);
        page.Blank();
    }

    public void Show(HistoryEvent happened)
    {
        var asked = execution.Asked;
        if (execution.Tell(happened) is not { } line)
        {
            return;
        }

        var at = AwsTime.Utc(happened.Timestamp ?? default);
        var since = at - execution.StartedAt;
        shown.Add(SimulatedEvidence.Of(at, line));
        page.Row(
            [new Cell(Seconds.Since(since ?? TimeSpan.Zero).PadLeft(ClockWidth) + "  ", Look.Faint),
                new Cell(line.What.PadRight(WhatWidth) + "  ", line.Style)],
            ShortNames.In(line.Found),
            line.Style);
        if (execution.Asked is { } question && question != asked)
        {
            Text(question);
        }
    }

    public void End()
    {
        if (execution.Report?["message"] is { } message)
        {
            page.Blank();
            page.Heading("Report");
            Text(message.ToString());
        }
    }

    // Unwrapped: it contains commands to copy, and its own line breaks.
    private void Text(string text)
    {
        foreach (var line in text.TrimEnd('\n').Split('\n'))
        {
            page.Verbatim(line.TrimEnd());
        }
    }
}
