using System.CommandLine;
using System.Text;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Reference;

/// <summary>docs/reference.md and docs/commands.md: generated, so that they cannot differ from what is deployed and run.</summary>
internal static class ReferencePage
{
    /// <param name="template">The text of template.yaml.</param>
    public static string Stack(string template)
    {
        var parts = new TemplateReference(TemplateReader.Read(template));
        var page = Begin("Reference: the stack", "stack", "reference");
        Heading(page, "Parameters");
        parts.AppendParameters(page);
        Heading(page, "Outputs");
        parts.AppendOutputs(page);
        Heading(page, "Input of an execution");
        InputReference.Append(page);
        Heading(page, "Metrics");
        CodeReference.AppendMetrics(page);
        Heading(page, "Alarms");
        parts.AppendAlarms(page);
        Heading(page, "Permissions");
        page.Append("Each role has these and no others, except what SAM attaches to a function: writing its own log group and, where they ")
            .Append("apply, traces and\nthe network interfaces of its VPC. `${...}` is a parameter or resource of the stack.\n\n");
        parts.AppendPermissions(page);
        return End(page);
    }

    /// <param name="root">The whole command line.</param>
    /// <param name="exitCodes">The class that declares the exit codes.</param>
    public static string Commands(Command root, Type exitCodes)
    {
        var page = Begin("Reference: the command line", "commands", "commands");
        Heading(page, "Commands");
        page.Append("`drill` stands for `dotnet run --project drill --`. Every command has `--help`. Where a command comes to a result, ")
            .Append("`--json` prints one JSON\ndocument and nothing else, with `passed` true if the exit code is 0. ")
            .Append("Where there is chance, ")
            .Append("`--seed` determines it: the same seed gives\nthe same worlds.\n\n");
        CodeReference.AppendCommands(page, root);
        Heading(page, "Exit codes");
        CodeReference.AppendExitCodes(page, exitCodes);
        return End(page);
    }

    private static StringBuilder Begin(string title, string argument, string file) => new StringBuilder("# ").Append(title).Append("\n\n")
        .Append("Generated from `template.yaml` and the code: `dotnet run --project drill -- reference ").Append(argument)
        .Append(" > docs/").Append(file).Append(".md`. A test compares\nthe two. To change a line, change its description in the template ")
        .Append("or its summary in the code, and generate the page again.\n\n");

    private static string End(StringBuilder page) => page.ToString().TrimEnd('\n') + "\n";

    private static void Heading(StringBuilder page, string text) => page.Append("## ").Append(text).Append("\n\n");
}
