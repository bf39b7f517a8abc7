using System.Text.Json;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Intrinsics;

/// <summary>A compiled Parameters, ResultSelector or ItemSelector: fields whose names end in <c>.$</c> are evaluated.</summary>
internal abstract class PayloadTemplate
{
    private const string Dynamic = ".$";

    /// <exception cref="FormatException">A field's path or function is not valid.</exception>
    public static PayloadTemplate Parse(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Object => ParseObject(json),
        JsonValueKind.Array => ParseArray(json),
        _ => new Constant(Value.Parse(json.GetRawText())),
    };

    public abstract Value Evaluate(Value input, IScope scope);

    private static PayloadTemplate ParseObject(JsonElement json)
    {
        var names = new List<string>();
        var parts = new List<PayloadTemplate>();
        foreach (var field in json.EnumerateObject())
        {
            var isDynamic = field.Name.EndsWith(Dynamic, StringComparison.Ordinal);
            var name = isDynamic ? field.Name[..^2] : field.Name;
            if (names.Contains(name))
            {
                throw new FormatException($"expected the field '{name}' once, found it twice");
            }

            names.Add(name);
            parts.Add(isDynamic ? ParseDynamic(field) : Parse(field.Value));
        }

        return Constant.All(parts) is { } values ? new Constant(new ObjectValue([.. names], values)) : new Fields([.. names], [.. parts]);
    }

    private static Evaluated ParseDynamic(JsonProperty field)
    {
        if (field.Value.ValueKind != JsonValueKind.String)
        {
            throw new FormatException($"expected a path or an intrinsic function in '{field.Name}', found {field.Value.GetRawText()}");
        }

        try
        {
            return new Evaluated(field.Name, Expression.Parse(field.Value.GetString() ?? ""));
        }
        catch (FormatException problem)
        {
            throw new FormatException($"in '{field.Name}': {problem.Message}", problem);
        }
    }

    private static PayloadTemplate ParseArray(JsonElement json)
    {
        var parts = json.EnumerateArray().Select(Parse).ToList();
        return Constant.All(parts) is { } values ? new Constant(new ArrayValue(values)) : new Items([.. parts]);
    }

    private sealed class Constant(Value value) : PayloadTemplate
    {
        /// <summary>The values if all parts are constant, otherwise null.</summary>
        public static Value[]? All(List<PayloadTemplate> parts) =>
            parts.TrueForAll(static part => part is Constant) ? [.. parts.Select(static part => ((Constant)part).Fixed)] : null;

        private Value Fixed => value;

        public override Value Evaluate(Value input, IScope scope) => value;
    }

    private sealed class Evaluated(string field, Expression expression) : PayloadTemplate
    {
        public override Value Evaluate(Value input, IScope scope)
        {
            if (expression is not PathExpression { Path: var path })
            {
                return expression.Evaluate(input, scope);
            }

            var root = path.IsContext ? scope.Context : input;
            return path.Find(root) ?? throw EvaluationException.Runtime(
                $"The JSONPath '{path.Text}' specified for the field '{field}' could not be found in the input '{root}'");
        }
    }

    private sealed class Fields(string[] names, PayloadTemplate[] parts) : PayloadTemplate
    {
        public override Value Evaluate(Value input, IScope scope)
        {
            var values = new Value[parts.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = parts[i].Evaluate(input, scope);
            }

            return new ObjectValue(names, values);
        }
    }

    private sealed class Items(PayloadTemplate[] parts) : PayloadTemplate
    {
        public override Value Evaluate(Value input, IScope scope)
        {
            var values = new Value[parts.Length];
            for (var i = 0; i < values.Length; i++)
            {
                values[i] = parts[i].Evaluate(input, scope);
            }

            return new ArrayValue(values);
        }
    }
}
