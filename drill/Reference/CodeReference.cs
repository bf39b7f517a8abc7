using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Text;
using Failover.Functions.Metrics;

namespace Failover.Drill.Reference;

/// <summary>What the code says about itself: command line, exit codes, metrics.</summary>
internal static class CodeReference
{
    public static void AppendCommands(StringBuilder page, Command root)
    {
        foreach (var command in root.Subcommands.Prepend(root))
        {
            var arguments = string.Concat(command.Arguments.Select(Usage));
            var name = command == root ? "drill" : $"drill {command.Name}";
            page.Append(CultureInfo.InvariantCulture, $"### `{name}{arguments}`\n\n{command.Description}\n\n");
            var rows = command.Arguments.Select(a => (string[])[$"`{a.Name}`", a.Description ?? ""])
                .Concat(command.Options.Where(static o => o.Name is not ("--help" or "--version" or "--json" or "--seed"))
                    .Select(o => (string[])[$"`{o.Name}`", o.Description ?? ""]))
                .ToList();
            if (rows.Count > 0)
            {
                Table.Append(page, ["argument or option", "meaning"], rows);
            }
        }
    }

    /// <param name="codes">The class that declares the constants.</param>
    public static void AppendExitCodes(StringBuilder page, Type codes)
    {
        var docs = new CodeDocs(codes.Assembly);
        Table.Append(page, ["exit code", "meaning"], Constants(codes).Select(f => (string[])[
            string.Create(CultureInfo.InvariantCulture, $"{f.GetRawConstantValue()}"), docs.Summary('F', codes, f.Name)]));
    }

    public static void AppendMetrics(StringBuilder page)
    {
        var docs = new CodeDocs(typeof(MetricNames).Assembly);
        Table.Append(page, ["name", "meaning"], Constants(typeof(MetricNames)).Select(f =>
            (string[])[$"`{f.GetRawConstantValue()}`", docs.Summary('F', typeof(MetricNames), f.Name)]));
    }

    private static string Usage(Argument argument) =>
        argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.Name}]" : $" {argument.Name}";

    private static IEnumerable<FieldInfo> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(f => f.IsLiteral).OrderBy(f => f.MetadataToken);
}
