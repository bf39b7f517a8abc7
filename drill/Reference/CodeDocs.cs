using System.Reflection;
using System.Xml.Linq;

namespace Failover.Drill.Reference;

/// <summary>The summaries of an assembly's XML documentation, which the compiler writes next to it.</summary>
internal sealed class CodeDocs
{
    private readonly Dictionary<string, XElement> summaries;
    private readonly string file;

    /// <exception cref="FileNotFoundException">The assembly came without its documentation.</exception>
    public CodeDocs(Assembly assembly)
    {
        file = Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml");
        if (!File.Exists(file))
        {
            throw new FileNotFoundException(
                $"Expected the code's documentation beside the program, found no {file}. Build the project and run it from its output.",
                file);
        }

        summaries = XDocument.Load(file).Descendants("member")
            .Where(m => m.Element("summary") is not null)
            .ToDictionary(m => m.Attribute("name")!.Value, m => m.Element("summary")!, StringComparer.Ordinal);
    }

    /// <param name="kind">P for a property, F for a field or constant.</param>
    /// <exception cref="InvalidOperationException">It has no summary.</exception>
    public string Summary(char kind, Type type, string member) =>
        summaries.TryGetValue($"{kind}:{type.FullName}.{member}", out var summary) ? Text(summary) : throw new InvalidOperationException(
            $"Expected a summary of {type.Name}.{member} in {file}, found none. Write one: the reference shows it.");

    private static string Text(XElement summary) => string.Join(' ', string.Concat(summary.Nodes().Select(Text))
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
        XElement { Name.LocalName: "see" } see => $"`{See(see)}`",
        XElement other => other.Value,
        _ => "",
    };

    private static string See(XElement see) =>
        see.Attribute("langword")?.Value ?? see.Attribute("cref")?.Value.Split('.', ':')[^1] ?? see.Value;
}
