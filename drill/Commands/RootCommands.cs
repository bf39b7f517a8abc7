using System.CommandLine;
using System.CommandLine.Invocation;

namespace Failover.Drill.Commands;

internal static class RootCommands
{
    /// <summary>Runs a command line.</summary>
    /// <param name="streams">Where it writes; null for the process's own streams.</param>
    /// <param name="cancellationToken">Ends it as Ctrl+C does.</param>
    /// <returns>The exit code, see <see cref="ExitCodes"/>.</returns>
    public static async Task<int> RunAsync(
        IReadOnlyList<string> arguments, InvocationConfiguration? streams = null, CancellationToken cancellationToken = default)
    {
        streams ??= new InvocationConfiguration();
        var parsed = new RootCommand(
            "Rehearses a DocumentDB failover: on the local cloud, with the template, state machine and handlers that AWS runs.")
            .WithDrills()
            .Parse(arguments);
        if (parsed.Action is not ParseErrorAction)
        {
            return await parsed.InvokeAsync(streams, cancellationToken);
        }

        foreach (var symbol in parsed.Errors.GroupBy(error => error.SymbolResult))
        {
            // The first message is ours; the parser adds that it cannot convert the value.
            await streams.Error.WriteLineAsync(symbol.First().Message);
        }

        var command = parsed.CommandResult.Command;
        await streams.Error.WriteLineAsync($"See: drill {(command is RootCommand ? "" : command.Name + " ")}--help");
        return ExitCodes.Usage;
    }

    /// <summary>Adds every command; without one, the first minute is shown.</summary>
    public static RootCommand WithDrills(this RootCommand root)
    {
        root.Add(RunCommand.Create());
        root.Add(ListCommand.Create());
        root.Add(LiveCommand.Create());
        root.Add(DetectCommand.Create());
        root.Add(CostCommand.Create());
        root.Add(BenchCommand.Create());
        root.Add(MatrixCommand.Create());
        root.Add(ReadyCommand.Create());
        root.Add(ServeCommand.Create());
        root.Add(SimulateCommand.Create());
        root.Add(WiringCommand.Create());
        root.Add(StartCommand.Create());
        root.Add(FollowCommand.Create());
        root.Add(AcceptCommand.Create());
        root.Add(AnswerCommands.Approve());
        root.Add(AnswerCommands.Deny());
        root.Add(HistoryCommand.Create());
        root.Add(CompareCommand.Create());
        root.Add(ReferenceCommand.Create());
        FirstMinuteCommand.MakeDefault(root);
        return root;
    }
}
