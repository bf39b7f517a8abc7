using System.CommandLine;
using System.Text.Json;
using Failover.Drill.History;
using Failover.Drill.Views;

namespace Failover.Drill.Commands;

/// <summary><c>drill compare A B</c>: two past executions, side by side.</summary>
internal static class CompareCommand
{
    public static Command Create()
    {
        var a = new Argument<string>("a") { Description = "An execution's name, the beginning of its name, or a file of evidence." };
        var b = new Argument<string>("b") { Description = "The one to compare it with." };
        var folder = new Option<string>("--folder") { Description = "The folder of evidence.", DefaultValueFactory = _ => "evidence" };
        var json = FollowCommand.JsonOption();
        var command = new Command("compare", "Compares two past executions.") { a, b, folder, json };
        command.SetAction(parsed => Compare(
            parsed.InvocationConfiguration, parsed.GetRequiredValue(folder), parsed.GetRequiredValue(a), parsed.GetRequiredValue(b),
            parsed.GetValue(json)));
        return command;
    }

    private static int Compare(InvocationConfiguration streams, string folder, string a, string b, bool json)
    {
        if (Find(streams, folder, a) is not { } first || Find(streams, folder, b) is not { } second)
        {
            return ExitCodes.Usage;
        }

        var comparison = Comparison.Of(first, second);
        if (json)
        {
            streams.Output.WriteLine(JsonSerializer.Serialize(comparison, HistoryJson.Readable.Comparison));
        }
        else
        {
            comparison.Show(Page.On(streams.Output));
        }

        return ExitCodes.Passed;
    }

    /// <returns>Null if it is not found, or is ambiguous; standard error says which.</returns>
    private static PastExecution? Find(InvocationConfiguration streams, string folder, string text)
    {
        if (File.Exists(text))
        {
            return EvidenceFolder.ReadFile(text) is { } piece ? HistoryDecision.From([piece])[0]
                : Missing(streams, $"Expected {text} to be evidence, but it is other JSON or none. Name a file of the bucket.");
        }

        if (HistoryCommand.TryRead(streams, folder) is not { } evidence)
        {
            return null;
        }

        var found = HistoryDecision.From(evidence.Pieces.Where(piece => Name(piece).StartsWith(text, StringComparison.Ordinal)));
        return found.FirstOrDefault(one => one.Name == text) ?? found switch
        {
            [var one] => one,
            [] => Missing(
                streams, $"Expected an execution in {folder}, but found none with the name {text}. List them: drill history {folder}"),
            _ => Missing(streams, $"Expected one execution, but {found.Count} in {folder} begin with {text}. Give more of its name."),
        };
    }

    private static string Name(EvidencePiece piece) => piece.Execution[(piece.Execution.LastIndexOf(':') + 1)..];

    private static PastExecution? Missing(InvocationConfiguration streams, string problem)
    {
        streams.Error.WriteLine(problem);
        return null;
    }
}
