using System.CommandLine;
using System.Text.Json;
using Failover.Drill.Costs;
using Failover.Drill.Views;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Commands;

/// <summary><c>drill cost</c>: what a stack costs in an idle month.</summary>
internal static class CostCommand
{
    public static Command Create()
    {
        var parameters = new Option<string[]>("--parameters")
        {
            Description = "The stack's parameters that differ from the template's defaults, as Name=Value.",
            AllowMultipleArgumentsPerToken = true,
        };
        parameters.Validators.Add(result =>
        {
            if (result.Tokens.FirstOrDefault(t => t.Value.IndexOf('=', StringComparison.Ordinal) < 1) is { Value: var found })
            {
                result.AddError($"Expected --parameters to be Name=Value, such as HeartbeatSeconds=10, but found '{found}'.");
            }
        });
        var markdown = new Option<bool>("--markdown") { Description = "Prints the table of docs/costs.md, and nothing else." };
        var json = new Option<bool>("--json") { Description = "Prints one JSON document, and nothing else." };
        var command = new Command("cost", "Prices an idle month of the stack, from the template and what it does on the local cloud.")
        {
            parameters, markdown, json,
        };
        command.SetAction(parsed =>
        {
            var streams = parsed.InvocationConfiguration;
            try
            {
                var bill = CostDocument.From(Values(parsed.GetValue(parameters) ?? []));
                Print(streams.Output, bill, parsed.GetValue(json), parsed.GetValue(markdown));
                return ExitCodes.Passed;
            }
            catch (TemplateException e)
            {
                streams.Error.WriteLine($"Expected parameters that the template takes, but found: {e.Message}");
                return ExitCodes.Usage;
            }
        });
        return command;
    }

    private static void Print(TextWriter output, CostDocument bill, bool json, bool markdown)
    {
        if (json)
        {
            output.WriteLine(JsonSerializer.Serialize(bill, CostJson.Readable.CostDocument));
        }
        else if (markdown)
        {
            output.Write(CostView.Markdown(bill));
        }
        else
        {
            CostView.Show(Page.On(output), bill);
        }
    }

    /// <summary>If a name occurs twice, its last value counts.</summary>
    private static SortedDictionary<string, string> Values(IEnumerable<string> given)
    {
        var values = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in given.Select(text => text.Split('=', 2)))
        {
            values[pair[0]] = pair[1];
        }

        return values;
    }
}
