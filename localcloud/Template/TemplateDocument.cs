using System.Collections.Concurrent;

namespace Failover.LocalCloud.Template;

/// <summary>A parsed SAM template. Immutable: many worlds can deploy the same one at once.</summary>
public sealed class TemplateDocument
{
    private readonly Func<string, string> readFile;
    private readonly ConcurrentDictionary<string, string> files;

    private TemplateDocument(TemplateNode.Mapping root, Func<string, string> readFile)
    {
        (this.readFile, files) = (readFile, new ConcurrentDictionary<string, string>(StringComparer.Ordinal));
        Parameters = [.. Section(root, "Parameters").Select(static entry => TemplateParameter.Read(entry.Key, entry.Value))];
        Mappings = root["Mappings"] as TemplateNode.Mapping;
        Rules = [.. Section(root, "Rules").Select(static entry => new TemplateRule(entry.Key, entry.Value))];
        Conditions = Section(root, "Conditions").ToDictionary(StringComparer.Ordinal);
        Outputs = [.. Section(root, "Outputs")];
        var globals = (root["Globals"] as TemplateNode.Mapping)?["Function"] as TemplateNode.Mapping;
        Resources = [.. Section(root, "Resources").Select(entry => Resource(entry.Key, entry.Value, globals))];
        if (Resources.Count == 0)
        {
            throw new TemplateException("Template format error: At least one Resources member must be defined.");
        }

        ById = Resources.ToDictionary(static resource => resource.LogicalId, StringComparer.Ordinal);
    }

    private TemplateDocument(TemplateDocument other, TemplateResource changed)
    {
        (readFile, files) = (other.readFile, other.files);
        (Parameters, Mappings, Rules) = (other.Parameters, other.Mappings, other.Rules);
        (Conditions, Outputs) = (other.Conditions, other.Outputs);
        Resources = [.. other.Resources.Select(one => one.LogicalId == changed.LogicalId ? changed : one)];
        ById = Resources.ToDictionary(static resource => resource.LogicalId, StringComparer.Ordinal);
        Definitions = other.Definitions;
    }

    internal IReadOnlyList<TemplateParameter> Parameters { get; }

    internal TemplateNode.Mapping? Mappings { get; }

    internal IReadOnlyList<TemplateRule> Rules { get; }

    internal IReadOnlyDictionary<string, TemplateNode> Conditions { get; }

    internal IReadOnlyList<TemplateResource> Resources { get; }

    internal IReadOnlyDictionary<string, TemplateResource> ById { get; }

    internal IReadOnlyList<KeyValuePair<string, TemplateNode>> Outputs { get; }

    /// <summary>Definitions after substitution: the same instance for the same values.</summary>
    internal ConcurrentDictionary<string, string> Definitions { get; private init; } = new(StringComparer.Ordinal);

    /// <summary>Cached, since many worlds deploy the same few stacks.</summary>
    internal ConcurrentDictionary<StackKey, Stack> Stacks { get; } = [];

    /// <summary>The logical ids of a type's resources, in the template's order, regardless of their conditions.</summary>
    /// <param name="type">For example <see cref="ResourceTypes.Function"/>.</param>
    public IReadOnlyList<string> LogicalIdsOf(string type) =>
        [.. Resources.Where(resource => resource.Type == type).Select(static resource => resource.LogicalId)];

    /// <summary>A copy with one resource replaced.</summary>
    internal TemplateDocument With(TemplateResource changed) => new(this, changed);

    /// <param name="text">YAML or JSON.</param>
    /// <param name="readFile">Reads a file by the path written in the template; null if the template may not refer to files.</param>
    /// <exception cref="TemplateException">The template is refused; the message names the location, what was expected and what was
    /// found.</exception>
    public static TemplateDocument Parse(string text, Func<string, string>? readFile = null)
    {
        var document = new TemplateDocument(
            TemplateReader.Read(text), readFile ?? (static path => throw new FileNotFoundException("No files are available.", path)));
        ReferenceCheck.Check(document);
        return document;
    }

    /// <summary>Reads a template and, as needed, the files next to it.</summary>
    /// <inheritdoc cref="Parse"/>
    public static TemplateDocument Load(string path)
    {
        var folder = Path.GetDirectoryName(Path.GetFullPath(path)) ?? ".";
        return Parse(File.ReadAllText(path), relative => File.ReadAllText(Path.Combine(folder, relative)));
    }

    internal string ReadFile(string path) => files.GetOrAdd(path, readFile);

    private static IReadOnlyList<KeyValuePair<string, TemplateNode>> Section(TemplateNode.Mapping root, string name) => root[name] switch
    {
        null => [],
        TemplateNode.Mapping section => section.Entries,
        var other => throw new TemplateException($"Template format error: line {other.Line}: {name} must be a mapping."),
    };

    private static TemplateResource Resource(string id, TemplateNode node, TemplateNode.Mapping? globals)
    {
        if (node is not TemplateNode.Mapping map || map["Type"] is not TemplateNode.Scalar { Value: string type })
        {
            throw new TemplateException(
                $"Template format error: line {node.Line}: [/Resources/{id}] Every Resources object must contain a Type member.");
        }

        if (!ResourceTypes.IsKnown(type))
        {
            throw new TemplateException($"Resource {id}: expected a supported type, found {type} (line {map.Line}).");
        }

        var properties = map["Properties"] as TemplateNode.Mapping ?? new TemplateNode.Mapping([], map.Line);
        if (globals is not null && type == ResourceTypes.Function)
        {
            properties = Globals.Merge(globals, properties);
        }

        return new TemplateResource(id, type, (map["Condition"] as TemplateNode.Scalar)?.Value as string, properties, map.Line);
    }
}
