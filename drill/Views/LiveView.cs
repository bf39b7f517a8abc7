using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions.Contract;
using Failover.LocalCloud;
using Failover.LocalCloud.Time;
using Spectre.Console;

namespace Failover.Drill.Views;

/// <summary>
/// Shows a drill as it happens, one line per event: the clock since the first fault, whether the application can write, what happened, and
/// what was found. Only whole lines, so that it reads the same in a terminal, in a pipe and in a log.
/// </summary>
internal sealed class LiveView(Page page, World world, DateTimeOffset firstFaultAt)
{
    private const int ClockWidth = 9;
    private const int ClientWidth = 4;
    private const int WhatWidth = 15;

    private readonly ExecutionLines executions = new();
    private readonly string application = world.Client.Options.Name;
    private bool isDown;

    public static void Announce(Page page, Scenario scenario, int seed)
    {
        page.Heading($"{scenario.Name}, seed {seed}");
        page.Paragraph(scenario.Story);
        foreach (var given in scenario.Faults.Where(fault => fault.At < scenario.FirstFault))
        {
            page.Row([new Cell("Given     ", Look.Strong)], given.Describe(), Look.Plain);
        }

        page.Row(
            [new Cell("Expected  ", Look.Strong)], scenario.Expected is { } outcome ? EnumText.Kebab(outcome) : "no execution", Look.Plain);
        page.Blank();
        Header(page);
    }

    public static void Header(Page page) =>
        page.Row(Cells("since", new Cell("app", Look.Strong), "what", Look.Strong, Look.Strong), "found", Look.Strong);

    public void Attach()
    {
        world.Cloud.Core.Journal.Written += Show;
        foreach (var region in world.Global.Regions)
        {
            region.StepFunctions.StateExited += change => Line(executions.Left(change));
            var place = world.Global.Regions.Count > 1 ? $" in {region.Name}" : "";
            region.StepFunctions.StatusChanged += execution => Line(executions.Changed(execution, place));
        }
    }

    public void Line(LiveLine? line)
    {
        var since = world.Cloud.Core.Time.GetUtcNow() - firstFaultAt;
        if (line is { } shown && since >= TimeSpan.Zero)
        {
            var client = isDown ? new Cell("DOWN", Look.Bad) : new Cell("up");
            page.Row(Cells(Seconds.Since(since), client, shown.What, Look.Faint, shown.Style), ShortNames.In(shown.Found), shown.Style);
        }
    }

    private void Show(JournalEntry entry)
    {
        isDown = (entry.Source, entry.Kind) switch
        {
            ("client", _) when entry.Subject != application => isDown,
            ("client", "client-down") => true,
            ("client", "client-up") => false,
            _ => isDown,
        };
        Line(entry is { Source: "client" } && entry.Subject != application ? null
            : entry is { Source: "stepfunctions", Kind: "task-failed" } ? executions.Failed(entry) : CloudLines.From(entry));
        foreach (var line in QuestionLines.From(entry, world))
        {
            Line(new("question", line, Look.Warning));
        }
    }

    private static IReadOnlyList<Cell> Cells(string clock, Cell client, string what, Style clockStyle, Style style) =>
    [
        new(clock.PadLeft(ClockWidth) + "  ", clockStyle),
        client with { Text = client.Text.PadRight(ClientWidth) + "  " },
        new(what.PadRight(WhatWidth) + "  ", style),
    ];
}

/// <summary>One line of the live view.</summary>
/// <param name="What">The part of the world, or the state, that it is about.</param>
internal readonly record struct LiveLine(string What, string Found, Style Style);
