using System.Text.Json;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Definition;

/// <summary>A comparison, with its fixed operand if it has one. It never holds for values of a type that it does not compare.</summary>
/// <param name="WithFixed">Compares a value with the fixed operand.</param>
/// <param name="Holds">Compares two values.</param>
internal sealed record Comparison(Func<Value, bool> WithFixed, Func<Value, Value, bool> Holds);

internal static class Comparisons
{
    private static readonly string[] Kinds = ["String", "Numeric", "Boolean", "Timestamp"];

    /// <param name="name">The operator's name without the Path suffix.</param>
    /// <returns>Null if there is no such comparison, or if the operand is not of its type.</returns>
    public static Comparison? Find(string name, JsonElement operand, bool isPath)
    {
        if (name == "StringMatches")
        {
            return !isPath && operand.ValueKind == JsonValueKind.String ? Matches(operand.GetString() ?? "") : null;
        }

        if (Array.Find(Kinds, kind => name.StartsWith(kind, StringComparison.Ordinal)) is not { } kind
            || Relation(name[kind.Length..]) is not { } relation || (kind == "Boolean" && name != "BooleanEquals"))
        {
            return null;
        }

        var fixedValue = isPath ? NullValue.Instance : Value.Parse(operand.GetRawText());
        if (!isPath && !IsOf(kind, fixedValue))
        {
            return null;
        }

        var order = OrderOf(kind);
        return new Comparison(Against(kind, fixedValue, order, relation), (a, b) => order(a, b) is { } sign && relation(sign));
    }

    private static Func<Value, bool> Against(string kind, Value operand, Func<Value, Value, int?> order, Func<int, bool> relation)
    {
        if (kind == "Timestamp" && operand is StringValue text && Timestamps.TryParse(text.Text, out var at))
        {
            return value => value is StringValue s && Timestamps.TryParse(s.Text, out var other) && relation(other.CompareTo(at));
        }

        return value => order(value, operand) is { } sign && relation(sign);
    }

    private static Func<int, bool>? Relation(string name) => name switch
    {
        "Equals" => static sign => sign == 0,
        "LessThan" => static sign => sign < 0,
        "GreaterThan" => static sign => sign > 0,
        "LessThanEquals" => static sign => sign <= 0,
        "GreaterThanEquals" => static sign => sign >= 0,
        _ => null,
    };

    private static bool IsOf(string kind, Value value) => kind switch
    {
        "String" => value is StringValue,
        "Numeric" => value is NumberValue,
        "Boolean" => value is BooleanValue,
        _ => value is StringValue text && Timestamps.TryParse(text.Text, out _),
    };

    private static Func<Value, Value, int?> OrderOf(string kind) => kind switch
    {
        "String" => static (a, b) => a is StringValue x && b is StringValue y ? string.CompareOrdinal(x.Text, y.Text) : null,
        "Numeric" => static (a, b) => a is NumberValue x && b is NumberValue y ? x.Number.CompareTo(y.Number) : null,
        "Boolean" => static (a, b) => a is BooleanValue x && b is BooleanValue y ? x.Truth.CompareTo(y.Truth) : null,
        _ => static (a, b) => a is StringValue x && b is StringValue y
            && Timestamps.TryParse(x.Text, out var first) && Timestamps.TryParse(y.Text, out var second) ? first.CompareTo(second) : null,
    };

    private static Comparison Matches(string pattern)
    {
        var compiled = StringPattern.Parse(pattern);
        return new Comparison(value => value is StringValue text && compiled.IsMatch(text.Text), static (_, _) => false);
    }
}
