using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.Json.Serialization;
using Failover.Drill.Pages.Markup;
using Jint;

namespace Failover.Drill.Pages.Graph;

/// <summary>Lays out a graph in layers with dagre. Takes about a second, once per graph and process.</summary>
internal static class GraphLayout
{
    public const double NodeHeight = 36;
    private const double CharacterWidth = 7.6;
    private const double Padding = 18;

    private static readonly ConcurrentDictionary<string, PlacedGraph> Known = new(StringComparer.Ordinal);

    /// <summary>A node's width in pixels: its name at 12 px, plus room for visits and time.</summary>
    public static double WidthOf(string name) => Math.Max(76, (name.Length * CharacterWidth) + Padding);

    public static PlacedGraph Of(StateGraph graph) => Known.GetOrAdd(
        JsonSerializer.Serialize(
            new GraphInput(
                [.. graph.Nodes.Select(static node => new SizedNode(node.Name, WidthOf(node.Name), NodeHeight))],
                [.. graph.Edges.Select(static edge => new InputEdge(edge.From, edge.To))]),
            LayoutJson.Default.GraphInput),
        Compute);

    // The script consists of our own code and dagre; of a definition it sees only names.
    private static PlacedGraph Compute(string input)
    {
        using var engine = new Engine();
        engine.Execute(Asset.Text("dagre.min.js")).Execute(Asset.Text("layout.js"));
        return JsonSerializer.Deserialize(engine.Invoke("layout", input).AsString(), LayoutJson.Default.PlacedGraph)
            ?? throw new InvalidOperationException("Expected dagre to answer with a graph, but found null. See Pages/Assets/layout.js.");
    }
}

/// <summary>A graph with everything in its place, in pixels.</summary>
internal sealed record PlacedGraph(
    double Width, double Height, IReadOnlyList<PlacedNode> Nodes, IReadOnlyList<PlacedEdge> Edges);

/// <param name="X">Its centre.</param>
/// <param name="Y">Its centre.</param>
internal sealed record PlacedNode(string Name, double X, double Y);

/// <param name="Points">From the border of one node to the border of the other.</param>
internal sealed record PlacedEdge(string From, string To, IReadOnlyList<Point> Points);

internal readonly record struct Point(double X, double Y);

internal sealed record GraphInput(IReadOnlyList<SizedNode> Nodes, IReadOnlyList<InputEdge> Edges);

internal sealed record SizedNode(string Name, double Width, double Height);

internal sealed record InputEdge(string From, string To);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(GraphInput))]
[JsonSerializable(typeof(PlacedGraph))]
internal sealed partial class LayoutJson : JsonSerializerContext;
