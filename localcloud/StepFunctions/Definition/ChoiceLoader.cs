using System.Globalization;
using System.Text.Json;
using Failover.LocalCloud.StepFunctions.Intrinsics;
using Failover.LocalCloud.StepFunctions.Paths;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>Compiles a Choice state's rules to conditions.</summary>
internal static class ChoiceLoader
{
    public static ChoiceRule Rule(string where, int index, JsonElement json)
    {
        var fields = Reader(string.Create(CultureInfo.InvariantCulture, $"{where}, Choices[{index}]"), json);
        QueryLanguage.Require(fields);
        fields.Refuse("Condition", "it belongs to JSONata; use Variable and a comparison");
        var next = fields.RequireText("Next", "the name of a state");
        return new ChoiceRule(Load(fields, json), next);
    }

    private static Condition Load(FieldReader fields, JsonElement json)
    {
        var condition = Combined(fields) ?? Comparison(fields, json);
        fields.End("a choice rule");
        return condition;
    }

    private static Condition? Combined(FieldReader fields)
    {
        string[] operators = ["And", "Or", "Not"];
        if (Array.Find(operators, fields.Has) is not { } name)
        {
            return null;
        }

        var inner = Inner(fields, name);
        return name switch
        {
            "And" => (input, scope) => Array.TrueForAll(inner, condition => condition(input, scope)),
            "Or" => (input, scope) => Array.Exists(inner, condition => condition(input, scope)),
            _ => (input, scope) => !inner[0](input, scope),
        };
    }

    private static Condition[] Inner(FieldReader fields, string name)
    {
        if (name == "Not")
        {
            var json = fields.Require(name, JsonValueKind.Object, "a rule");
            return [Load(Reader($"{fields.Where}.{name}", json), json)];
        }

        var rules = fields.Require(name, JsonValueKind.Array, "a non-empty array of rules");
        var inner = rules.EnumerateArray().Select((rule, i) =>
            Load(Reader(string.Create(CultureInfo.InvariantCulture, $"{fields.Where}.{name}[{i}]"), rule), rule)).ToArray();
        return inner.Length > 0 ? inner : throw fields.Problem(name, "a non-empty array of rules", "an empty one");
    }

    private static Condition Comparison(FieldReader fields, JsonElement json)
    {
        var variable = fields.Path("Variable") ?? throw fields.Problem("Variable", "a path, or And, Or, Not", "nothing");
        var names = json.EnumerateObject().Select(static field => field.Name)
            .Where(static name => name is not ("Variable" or "Next" or "Comment")).ToList();
        if (names.Count != 1)
        {
            throw fields.Problem("Variable", "exactly one comparison with it", names.Count == 0 ? "none" : string.Join(" and ", names));
        }

        var operand = fields.Find(names[0]) ?? default;
        if (TypeTests.Find(names[0]) is { } test)
        {
            return Test(fields, names[0], variable, test, operand);
        }

        var isPath = names[0].EndsWith("Path", StringComparison.Ordinal);
        var name = isPath ? names[0][..^4] : names[0];
        var comparison = fields.Compile(names[0], () => Comparisons.Find(name, operand, isPath)) ?? throw fields.Problem(
            names[0], "a comparison of the States Language with an operand of its type", operand.GetRawText());
        if (!isPath)
        {
            return (input, scope) => comparison.WithFixed(Resolve(variable, input, scope));
        }

        var other = fields.Path(names[0]) ?? throw fields.Problem(names[0], "a path", operand);
        return (input, scope) => comparison.Holds(Resolve(variable, input, scope), Resolve(other, input, scope));
    }

    private static Condition Test(FieldReader fields, string name, JsonPath variable, Func<Value?, bool> test, JsonElement operand)
    {
        var wanted = fields.Truth(name) ?? throw fields.Problem(name, "true or false", operand);

        // Only IsPresent may test a missing value; with any other, AWS fails the execution.
        return name == "IsPresent"
            ? (input, scope) => test(variable.Find(variable.IsContext ? scope.Context : input)) == wanted
            : (input, scope) => test(Resolve(variable, input, scope)) == wanted;
    }

    private static Value Resolve(JsonPath path, Value input, IScope scope) =>
        path.Find(path.IsContext ? scope.Context : input) ?? throw EvaluationException.Runtime(
            $"Invalid path '{path.Text}': The choice state's condition path references an invalid value.");

    private static FieldReader Reader(string where, JsonElement json) => json.ValueKind == JsonValueKind.Object
        ? new FieldReader(where, json)
        : throw new DefinitionException($"{where}: expected an object, found {json.GetRawText()}");
}
