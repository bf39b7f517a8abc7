using System.CommandLine;
using System.Text.Json;
using Failover.Drill.Scenarios;
using Failover.Drill.Views;
using Failover.Functions.Contract;

namespace Failover.Drill.Commands;

/// <summary><c>drill list</c>: all scenarios.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Prints one JSON document, and nothing else." };
        var command = new Command("list", "Lists the scenarios.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                parsed.InvocationConfiguration.Output.WriteLine(ToJson());
            }
            else
            {
                Show(Page.On(parsed.InvocationConfiguration.Output));
            }

            return ExitCodes.Passed;
        });
        return command;
    }

    private static void Show(Page page)
    {
        foreach (var scenario in ScenarioLibrary.All)
        {
            page.Row(
                [new Cell(scenario.Name + "  ", Look.Strong)], $"{Expected(scenario)}{(scenario.Id is { } id ? $" ({id})" : "")}",
                Look.Faint);
            page.Paragraph(scenario.Story, indent: 4);
        }

        page.Blank();
        page.Paragraph($"{ScenarioLibrary.All.Count} scenarios, each with the outcome that is right. Run one: drill run NAME");
    }

    private static string Expected(Scenario scenario) => scenario.Expected is { } outcome ? EnumText.Kebab(outcome) : "no execution";

    private static string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartObject();
            writer.WriteBoolean("passed", true);
            writer.WriteStartArray("scenarios");
            foreach (var scenario in ScenarioLibrary.All)
            {
                writer.WriteStartObject();
                writer.WriteString("name", scenario.Name);
                writer.WriteString("id", scenario.Id);
                writer.WriteString("expected", Expected(scenario));
                writer.WriteString("story", scenario.Story);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
