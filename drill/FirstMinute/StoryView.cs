using System.Globalization;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;
using Spectre.Console;

namespace Failover.Drill.FirstMinute;

/// <summary>
/// What a newcomer sees first: a lost region without us and with us, the mail, and what to try next. In a terminal its lines appear one
/// after the other, with minutes shortened to seconds; a pipe gets them at once.
/// </summary>
/// <param name="pause">Waits between two lines.</param>
internal sealed class StoryView(Page page, Func<TimeSpan, Task> pause)
{
    private const int ClockWidth = 9;
    private const int StateWidth = 4;
    private const int WhatWidth = 13;

    /// <summary>The factor by which the story is sped up: minutes become seconds.</summary>
    private const double Hurry = 15;

    private static readonly TimeSpan ShortestPause = TimeSpan.FromMilliseconds(120);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(1);

    /// <summary>Says what is about to break, before anything is computed.</summary>
    public static void Open(Page page)
    {
        page.Heading("A region is lost");
        page.Paragraph(
            "orders-prod in eu-west-1 takes the writes, orders-standby in eu-central-1 replicates it, and an application "
                + "follows the name db.shop.example. Then all of eu-west-1 goes down, for good.");
        page.Paragraph(
            "Simulated, with the very template, state machine and functions that are deployed to AWS. Nothing is sent anywhere.",
            Look.Faint);
        page.Blank();
    }

    public async Task WithoutAsync(UnattendedRun run)
    {
        page.Heading("Without Failover");
        Line("+0.0 s", isDown: false, "fault", "the region eu-west-1 is down, for good", Look.Bad);
        await pause(LongestPause);
        Line(
            string.Create(CultureInfo.InvariantCulture, $"+{run.Watched.TotalMinutes:0} min"),
            run.IsDown,
            "application",
            string.Create(CultureInfo.InvariantCulture, $"{run.Client.FailedWrites} writes failed, and it still can't write"),
            run.IsDown ? Look.Bad : Look.Good);
        Line("", run.IsDown, "record", ShortNames.In($"{run.Record} still points to {run.RecordAfter}"), Look.Bad);
        page.Blank();
        page.Paragraph(
            "AWS promotes no other region by itself. It stays so until a person wakes up, is sure, promotes the right cluster, changes "
                + "the record, and proves that writes work.");
        page.Blank();
        await pause(LongestPause);
    }

    public async Task WithAsync(IReadOnlyList<StoryLine> lines, DateTimeOffset origin)
    {
        page.Heading("With Failover: the same world, the same loss");
        page.Paragraph(
            "These stacks may promote without asking (Approval=never). By default they ask a person first where writes may be lost: see "
                + "run approval-given.",
            Look.Faint);
        var last = origin;
        foreach (var line in lines)
        {
            var collapsed = TimeSpan.FromSeconds(Math.Max(0, (line.At - last).TotalSeconds) / Hurry);
            await pause(collapsed < ShortestPause ? ShortestPause : collapsed > LongestPause ? LongestPause : collapsed);
            Line(Seconds.Since(line.At - origin), line.IsDown, line.What, line.Found, Style(line.Tone));
            last = line.At;
        }

        page.Blank();
    }

    /// <param name="run">The finished run, which is shown as failed if it failed.</param>
    public void Result(UnattendedRun without, ScenarioRun run)
    {
        var (passed, client) = (run.Passed && without.IsDown, run.Client);
        page.Row(
            [new Cell(passed ? "PASS  " : "FAIL  ", passed ? Look.Good : Look.Bad)],
            passed
                ? string.Create(
                    CultureInfo.InvariantCulture,
                    $"Without: down, and nobody knows for how long. With: back after {client.LongestOutageSeconds:0.0} s, "
                        + $"{client.FailedWrites} writes failed.")
                : run.Complaint ?? "Expected the application to stay down without Failover, but it wrote again.",
            passed ? Look.Good : Look.Bad);
        page.Blank();
    }

    /// <summary>Word for word up to the evidence, which is on the page as well.</summary>
    public async Task MailAsync(Mail mail)
    {
        await pause(LongestPause);
        page.Heading("The mail that operators get");
        page.Paragraph($"Subject: {mail.Subject}", Look.Strong);
        page.Blank();
        foreach (var line in mail.Message.Split("\n\n")[0].Split('\n'))
        {
            page.Paragraph(line);
            page.Blank();
        }

        page.Paragraph("(cluster, record, timeline and links follow: run region-lost --mail)", Look.Faint);
        page.Blank();
    }

    /// <param name="file">The page's file; null if it was not written.</param>
    public void Next(string? file, IEnumerable<(string Command, string What)> commands)
    {
        page.Heading("Go on");
        if (file is not null)
        {
            page.Paragraph("All of this run as one page; open it in a browser:");
            page.Verbatim($"  {file}");
            page.Blank();
        }

        foreach (var (command, what) in commands)
        {
            page.Paragraph(what, Look.Faint);
            page.Verbatim($"  {command}");
        }
    }

    private void Line(string clock, bool isDown, string what, string found, Style style) => page.Row(
        [
            new Cell(clock.PadLeft(ClockWidth) + "  ", Look.Faint),
            isDown ? new Cell("DOWN".PadRight(StateWidth) + "  ", Look.Bad) : new Cell("up".PadRight(StateWidth) + "  "),
            new Cell(what.PadRight(WhatWidth) + "  ", Look.Strong),
        ],
        found,
        style);

    private static Style Style(string tone) => tone switch
    {
        "bad" => Look.Bad,
        "good" => Look.Good,
        "warning" => Look.Warning,
        _ => Look.Plain,
    };
}
