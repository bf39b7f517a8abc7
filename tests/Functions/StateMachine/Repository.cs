using System.Text.Json;
using Failover.Functions;
using Failover.Tests.Fakes;
using YamlDotNet.RepresentationModel;

namespace Failover.Tests.Functions.StateMachine;

/// <summary>The files that SAM deploys, as the drill project copies them next to the tests.</summary>
internal static class Repository
{
    public static string Definition { get; } = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "statemachine", "failover.asl.json"));

    public static string Readiness { get; } = File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "statemachine", "readiness.asl.json"));

    public static string Drill { get; } = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "statemachine", "drill.asl.json"));

    public static IReadOnlyDictionary<string, JsonElement> AllStates { get; } =
        Sample.Json(Definition).GetProperty("States").EnumerateObject().ToDictionary(s => s.Name, s => s.Value, StringComparer.Ordinal);

    public static Template Template { get; } = new(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "template.yaml")));
}

/// <summary>The parts of the template that must agree with the state machine.</summary>
internal sealed class Template
{
    private readonly YamlMappingNode root;

    public Template(string yaml)
    {
        var stream = new YamlStream();
        using var reader = new StringReader(yaml);
        stream.Load(reader);
        root = (YamlMappingNode)stream.Documents[0].RootNode;
    }

    public IReadOnlyList<FunctionResource> Functions =>
    [
        .. Map(root, "Resources").Children
            .Where(r => Text(r.Value, "Type") == "AWS::Serverless::Function")
            .Select(r => new FunctionResource(
                r.Key.ToString(),
                Text(Map(r.Value, "Properties"), "Handler")!,
                int.Parse(Text(Map(r.Value, "Properties"), "Timeout") ?? Text(Map(Map(root, "Globals"), "Function"), "Timeout")!, null))),
    ];

    /// <summary>The name of each substitution and its value.</summary>
    public IReadOnlyDictionary<string, string> Substitutions => SubstitutionsOf("FailoverStateMachine");

    public IReadOnlyDictionary<string, string> SubstitutionsOf(string machine) =>
        Map(Map(Map(Map(root, "Resources"), machine), "Properties"), "DefinitionSubstitutions").Children
            .ToDictionary(s => s.Key.ToString(), s => s.Value.ToString(), StringComparer.Ordinal);

    public IReadOnlyList<string> Resources(string type) =>
        [.. Map(root, "Resources").Children.Where(r => Text(r.Value, "Type") == type).Select(r => r.Key.ToString())];

    private static YamlMappingNode Map(YamlNode node, string key) => (YamlMappingNode)node[key];

    private static string? Text(YamlNode node, string key) =>
        ((YamlMappingNode)node).Children.TryGetValue(key, out var value) ? value.ToString() : null;
}

/// <param name="Name">The resource's name: the step plus <c>Function</c>.</param>
internal sealed record FunctionResource(string Name, string Handler, int Timeout)
{
    public string Step => Name[..^"Function".Length];

    /// <summary>The class that the handler string names, which Lambda's annotations wrap in a generated one.</summary>
    public Type Class => typeof(Startup).Assembly.GetType(ClassName, throwOnError: true)!;

    public string Method => Handler.Split("::")[2];

    public string Assembly => Handler.Split("::")[0];

    private string ClassName => Handler.Split("::")[1].Replace($"_{Method}_Generated", "", StringComparison.Ordinal);
}
