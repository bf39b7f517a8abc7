using System.Text.Json;

namespace Failover.Tests.Functions.StateMachine;

/// <summary>The definition's states, and the parts of a state that tests read.</summary>
internal static class DefinitionReading
{
    public static IReadOnlyDictionary<string, JsonElement> States => Repository.AllStates;

    public static IEnumerable<string> LambdaTasks =>
        States.Where(s => Text(s.Value, "Resource")?.StartsWith("${", StringComparison.Ordinal) == true).Select(s => s.Key);

    /// <summary>
    /// The step that a Task runs: the one of the same name, except that ProbeWriter's function also runs AskWire, which probes the
    /// writer's own endpoint, and LookAtName, which asks the resolver; and UpsertCname's also runs MoveAhead.
    /// </summary>
    public static string StepOf(string task) => task is "AskWire" or Look ? "ProbeWriter" : task is Ahead ? "UpsertCname" : task;

    /// <summary>The swap ahead of a promotion: the checks of the promotion go on whether it succeeds or not.</summary>
    public const string Ahead = "MoveAhead";

    /// <summary>The look at the name, which must not hold the swap up: nothing is retried, and no failure ends the execution.</summary>
    public const string Look = "LookAtName";

    public static IEnumerable<KeyValuePair<string, JsonElement>> OfType(string type) => States.Where(s => Text(s.Value, "Type") == type);

    public static List<JsonElement> Retriers(string state) => [.. States[state].GetProperty("Retry").EnumerateArray()];

    public static List<string?> Errors(JsonElement rule) =>
        [.. rule.GetProperty("ErrorEquals").EnumerateArray().Select(e => e.GetString())];

    public static string? Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() : null;

    public static int Number(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    public static List<string> Next(string name)
    {
        var state = States[name];
        var rules = new[] { "Catch", "Choices" }.SelectMany(
            r => state.TryGetProperty(r, out var list) ? list.EnumerateArray().ToList() : []);
        return [.. new[] { Text(state, "Next"), Text(state, "Default") }.Concat(rules.Select(r => Text(r, "Next"))).OfType<string>()];
    }
}
