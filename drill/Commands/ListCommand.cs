using System.CommandLine;
using System.Text.Json;
using Failover.Drill.Scenarios;
using Failover.Functions;
using Spectre.Console;

namespace Failover.Drill.Commands;

/// <summary><c>drill list</c>: all scenarios.</summary>
internal static class ListCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "One JSON document on standard output, nothing else." };
        var command = new Command("list", "Lists the scenarios.") { json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(json))
            {
                Console.Out.WriteLine(ToJson());
            }
            else
            {
                Show(AnsiConsole.Console);
            }

            return ExitCodes.Passed;
        });
        return command;
    }

    private static void Show(IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.None).AddColumn("Scenario", c => c.NoWrap()).AddColumn("Expected", c => c.NoWrap()).AddColumn("Story");
        foreach (var scenario in ScenarioLibrary.All)
        {
            table.AddRow(new Text(scenario.Name), new Text(Expected(scenario)), new Text(scenario.Story));
        }

        console.Write(table);
    }

    private static string Expected(Scenario scenario) => scenario.Expected is { } outcome ? Words.Kebab(outcome) : "no execution";

    private static string ToJson()
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Indented = true }))
        {
            writer.WriteStartArray();
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
        }

        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
