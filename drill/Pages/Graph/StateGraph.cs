using System.Text.Json;

namespace Failover.Drill.Pages.Graph;

/// <param name="Type">Task, Choice, Wait, Pass, Succeed or Fail.</param>
internal sealed record GraphNode(string Name, string Type);

/// <param name="IsCatch">Taken only if the state fails and no retry helps.</param>
internal sealed record GraphEdge(string From, string To, bool IsCatch);

/// <summary>A state machine's states and transitions, from its definition.</summary>
internal sealed record StateGraph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEdge> Edges)
{
    /// <param name="definition">In the Amazon States Language; the states inside Parallel and Map are ignored.</param>
    /// <exception cref="JsonException">It is not JSON.</exception>
    public static StateGraph Parse(string definition)
    {
        using var document = JsonDocument.Parse(definition);
        var (nodes, edges) = (new List<GraphNode>(), new List<GraphEdge>());
        foreach (var (name, state) in document.RootElement.GetProperty("States").EnumerateObject().Select(s => (s.Name, s.Value)))
        {
            nodes.Add(new GraphNode(name, state.GetProperty("Type").GetString() ?? ""));
            edges.AddRange(Targets(state).Select(target => new GraphEdge(name, target, IsCatch: false)));
            edges.AddRange(All(state, "Catch").SelectMany(Targets).Select(target => new GraphEdge(name, target, IsCatch: true)));
        }

        // Several transitions from one state to another are one line; a catch next to another transition counts as the latter.
        return new StateGraph(nodes, [.. edges.OrderBy(static edge => edge.IsCatch).DistinctBy(static edge => (edge.From, edge.To))]);
    }

    private static IEnumerable<string> Targets(JsonElement state) =>
    [
        .. Text(state, "Next"),
        .. All(state, "Choices").SelectMany(static choice => Text(choice, "Next")),
        .. Text(state, "Default"),
    ];

    private static IEnumerable<string> Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var text) && text.GetString() is { } value ? [value] : [];

    private static JsonElement.ArrayEnumerator All(JsonElement element, string name) =>
        element.TryGetProperty(name, out var list) ? list.EnumerateArray() : default;
}
