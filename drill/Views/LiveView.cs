using System.Globalization;
using System.Text.Json.Nodes;
using Failover.Drill.Scenarios;
using Failover.Drill.Worlds;
using Failover.Functions;
using Failover.LocalCloud;
using Spectre.Console;

namespace Failover.Drill.Views;

/// <summary>
/// Shows a drill as it happens, a line a happening: the clock since the first fault, whether the application can write, what
/// happened, and what was found. Lines alone, so that it reads the same in a terminal, in a pipe and in a log.
/// </summary>
internal sealed class LiveView(IAnsiConsole console, World world, Scenario scenario)
{
    private const int ClockWidth = 8;
    private const int ClientWidth = 4;
    private const int WhatWidth = 15;

    private readonly DateTimeOffset zero = World.Start + scenario.FirstFault;
    private bool isDown;

    public static void Announce(IAnsiConsole console, Scenario scenario, int seed)
    {
        console.Write(new Rule($"[bold]{scenario.Name}[/] (seed {seed})").LeftJustified());
        console.WriteLine(scenario.Story);
        console.WriteLine($"Expected: {(scenario.Expected is { } outcome ? Words.Kebab(outcome) : "no execution")}");
        console.WriteLine();
        console.Write(Row("since", "app", "what", "found", "bold"));
    }

    public void Attach()
    {
        world.Cloud.Core.Journal.Written += Show;
        world.Cloud.StepFunctions.StateExited += change =>
        {
            if (StateFindings.Of(change.State, JsonNode.Parse(change.Data)) is { } found)
            {
                Line(change.State, found, "default");
            }
        };
    }

    private void Show(JournalEntry entry)
    {
        if (entry.At < zero)
        {
            return;
        }

        switch (entry.Source, entry.Kind)
        {
            case ("fault", "strikes"):
                Line("fault", entry.Detail, "red");
                break;
            case ("client", "client-down"):
                isDown = true;
                Line("application", $"can't write: {entry.Detail}", "red");
                break;
            case ("client", "client-up"):
                isDown = false;
                Line("application", $"writes again: {entry.Detail}", "green");
                break;
            case ("documentdb", "failover-started" or "writer-promoted" or "endpoint-moved" or "cluster-status"):
                Line("database", $"{entry.Subject}: {entry.Detail}", "blue");
                break;
            case ("cloudwatch", "alarm-state"):
                Line("alarm", $"{entry.Subject}: {entry.Detail}", "yellow");
                break;
            case ("stepfunctions", "execution-started" or "execution-ended" or "task-failed"):
                Line("execution", $"{entry.Detail}", "bold");
                break;
            case ("route53", "record-changed" or "change-in-sync"):
                Line("route 53", $"{entry.Subject}: {entry.Detail}", "blue");
                break;
        }
    }

    private void Line(string what, string found, string style)
    {
        var since = world.Cloud.Core.Time.GetUtcNow() - zero;
        if (since >= TimeSpan.Zero)
        {
            console.Write(Row(string.Create(CultureInfo.InvariantCulture, $"+{since.TotalSeconds:0.0} s"), isDown ? "DOWN" : "up", what, found, style));
        }
    }

    private static Grid Row(string clock, string client, string what, string found, string style)
    {
        var grid = new Grid { Expand = false }
            .AddColumn(new GridColumn { Width = ClockWidth, NoWrap = true, Padding = new Padding(0, 0, 1, 0), Alignment = Justify.Right })
            .AddColumn(new GridColumn { Width = ClientWidth, NoWrap = true, Padding = new Padding(0, 0, 1, 0) })
            .AddColumn(new GridColumn { Width = WhatWidth, NoWrap = true, Padding = new Padding(0, 0, 1, 0) })
            .AddColumn(new GridColumn { Padding = new Padding(0, 0, 0, 0) });
        var look = Style.Parse(style);
        return grid.AddRow(
            new Text(clock), new Text(client, client == "DOWN" ? new Style(Color.Red) : Style.Plain), new Text(what, look), new Text(found, look));
    }
}
