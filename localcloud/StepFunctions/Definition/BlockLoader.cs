using System.Text.Json;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>Loads the states of a machine, a branch or an item processor, and checks how they connect.</summary>
internal sealed class BlockLoader
{
    private const int LongestName = 80;

    /// <summary>A state's name must be unique in the whole machine, branches included.</summary>
    private readonly HashSet<string> names = new(StringComparer.Ordinal);

    public StatesBlock Load(FieldReader fields, JsonElement json)
    {
        var startAt = fields.RequireText("StartAt", "the name of a state");
        var all = fields.Require("States", JsonValueKind.Object, "an object of states");
        var states = new Dictionary<string, State>(StringComparer.Ordinal);
        foreach (var (name, body) in all.EnumerateObject().Select(static field => (field.Name, field.Value)))
        {
            states.Add(CheckName(fields, name, body), StateLoader.Load(this, name, body));
        }

        if (!states.ContainsKey(startAt))
        {
            throw fields.Problem("StartAt", "the name of a state of this block", $"'{startAt}'");
        }

        CheckTargets(states);
        CheckReachable(states, startAt);
        CheckEnds(fields, states);
        return new StatesBlock(startAt, states);
    }

    private string CheckName(FieldReader fields, string name, JsonElement body)
    {
        if (name.Length is 0 or > LongestName)
        {
            throw fields.Problem("States", "names of 1 to 80 characters", $"'{name}'");
        }

        if (!names.Add(name))
        {
            throw fields.Problem("States", "unique names in the whole state machine", $"'{name}' twice");
        }

        return body.ValueKind == JsonValueKind.Object ? name : throw fields.Problem("States", $"an object as state '{name}'", body);
    }

    private static void CheckTargets(Dictionary<string, State> states)
    {
        foreach (var state in states.Values)
        {
            foreach (var target in state.Targets)
            {
                if (!states.ContainsKey(target))
                {
                    throw new DefinitionException(
                        $"State '{state.Name}': expected a next state in the same block, found '{target}', which is not one");
                }
            }
        }
    }

    /// <summary>All states are reachable at this point, so a single state that ends the block is enough.</summary>
    private static void CheckEnds(FieldReader fields, Dictionary<string, State> states)
    {
        if (!states.Values.Any(static state => state is not ChoiceState && state.Next is null))
        {
            throw fields.Problem("States", "a state that ends the block (Succeed, Fail, or \"End\": true)", "none");
        }
    }

    private static void CheckReachable(Dictionary<string, State> states, string startAt)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal) { startAt };
        var open = new Stack<string>(reached);
        while (open.TryPop(out var name))
        {
            foreach (var target in states[name].Targets)
            {
                if (reached.Add(target))
                {
                    open.Push(target);
                }
            }
        }

        if (states.Keys.FirstOrDefault(name => !reached.Contains(name)) is { } lost)
        {
            throw new DefinitionException($"State '{lost}': expected a path to it from '{startAt}', found none");
        }
    }
}
