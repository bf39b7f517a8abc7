using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Paths;

internal static class FilterOperators
{
    /// <summary>A missing value is equal to nothing, and neither less nor greater.</summary>
    public static bool Compare(string sign, Value? left, Value? right)
    {
        if (left is null || right is null)
        {
            return sign == "!=" && left != right;
        }

        return sign switch
        {
            "==" => left.Same(right),
            "!=" => !left.Same(right),
            "<" => Order(left, right) < 0,
            "<=" => Order(left, right) <= 0,
            ">" => Order(left, right) > 0,
            ">=" => Order(left, right) >= 0,
            "in " => right is ArrayValue array && array.Items.Any(left.Same),
            "nin " => right is ArrayValue array && !array.Items.Any(left.Same),
            "contains " => Contains(left, right),
            "size " => right is NumberValue number && Length(left) == number.Number,
            _ => right is BooleanValue wanted && Length(left) is { } length && length == 0 == wanted.Truth,
        };
    }

    private static int? Order(Value left, Value right) => (left, right) switch
    {
        (NumberValue a, NumberValue b) => a.Number.CompareTo(b.Number),
        (StringValue a, StringValue b) => string.CompareOrdinal(a.Text, b.Text),
        _ => null,
    };

    private static bool Contains(Value left, Value right) => (left, right) switch
    {
        (ArrayValue array, _) => array.Items.Any(right.Same),
        (StringValue text, StringValue part) => text.Text.Contains(part.Text, StringComparison.Ordinal),
        _ => false,
    };

    private static int? Length(Value value) => value switch
    {
        ArrayValue array => array.Count,
        StringValue text => text.Text.Length,
        _ => null,
    };
}
