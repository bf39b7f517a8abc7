using Failover.LocalCloud.StepFunctions.Paths;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Intrinsics;

/// <summary>The value of a field whose name ends in <c>.$</c>: a path or a call of an intrinsic function.</summary>
internal abstract class Expression
{
    /// <exception cref="FormatException">The text is neither.</exception>
    public static Expression Parse(string text)
    {
        var cursor = new Cursor(text);
        var expression = text.StartsWith('$') ? new PathExpression(JsonPath.Parse(cursor))
            : text.StartsWith("States.", StringComparison.Ordinal) ? IntrinsicParser.Call(cursor, 1)
            : throw new FormatException($"expected a path ($. or $$.) or an intrinsic function (States.), found '{text}'");
        cursor.SkipSpaces();
        return cursor.AtEnd ? expression : throw cursor.Expected("the end");
    }

    /// <exception cref="EvaluationException">A path matches nothing, or a function does not accept its arguments.</exception>
    public abstract Value Evaluate(Value input, IScope scope);
}

internal sealed class LiteralExpression(Value value) : Expression
{
    public Value Value => value;

    public override Value Evaluate(Value input, IScope scope) => value;
}

internal sealed class PathExpression(JsonPath path) : Expression
{
    public JsonPath Path { get; } = path;

    public override Value Evaluate(Value input, IScope scope) => Path.Resolve(input, scope);
}

internal sealed class CallExpression(string name, IntrinsicFunction function, IReadOnlyList<Expression> arguments) : Expression
{
    public string Name => name;

    public override Value Evaluate(Value input, IScope scope)
    {
        var values = new Value[arguments.Count];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = arguments[i].Evaluate(input, scope);
        }

        try
        {
            return function(new Arguments(name, values, scope.Random));
        }
        catch (System.Text.Json.JsonException problem)
        {
            throw EvaluationException.Intrinsic($"{name}: the text is not JSON: {problem.Message}");
        }
    }
}

internal static class PathResolution
{
    /// <summary>The path's value in the input or the context object.</summary>
    /// <exception cref="EvaluationException">The path matches nothing.</exception>
    public static Value Resolve(this JsonPath path, Value input, IScope scope)
    {
        var root = path.IsContext ? scope.Context : input;
        return path.Find(root) ?? throw EvaluationException.Runtime(
            $"The JSONPath '{path.Text}' could not be found in the {(path.IsContext ? "context object" : "input")} '{root}'");
    }
}
