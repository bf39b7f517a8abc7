using System.CommandLine;
using Failover.Drill.Reference;
using Failover.Drill.Worlds;

namespace Failover.Drill.Commands;

/// <summary><c>drill reference PAGE</c>: a page of docs/ that is generated from template and code, on standard output.</summary>
internal static class ReferenceCommand
{
    public static Command Create()
    {
        var page = new Argument<string>("page") { Description = "stack (docs/reference.md) or commands (docs/commands.md)." };
        page.AcceptOnlyFromAmong("stack", "commands");
        var command = new Command("reference", "Prints a reference page, generated from the template and the code.") { page };
        command.SetAction(parsed =>
        {
            parsed.InvocationConfiguration.Output.Write(Compose(parsed.GetRequiredValue(page)));
            return ExitCodes.Passed;
        });
        return command;
    }

    /// <param name="page">stack or commands.</param>
    public static string Compose(string page) => page == "stack"
        ? ReferencePage.Stack(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "template.yaml")))
        : ReferencePage.Commands(new RootCommand().WithDrills(), typeof(ExitCodes));
}
