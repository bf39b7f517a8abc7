using System.Globalization;
using System.Text.RegularExpressions;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Paths;

/// <summary>Whether a candidate (<c>@</c>) in a document (<c>$</c>) passes.</summary>
internal delegate bool Filter(Value candidate, Value root);

/// <summary>Compiles filters, <c>?(@.price &lt; 10 &amp;&amp; @.kind in ['a','b'])</c>, to delegates.</summary>
internal static class FilterParser
{
    private static readonly string[] Operators = ["==", "!=", "<=", ">=", "=~", "<", ">", "in ", "nin ", "contains ", "size ", "empty "];

    private delegate Value? Operand(Value candidate, Value root);

    public static FilterSegment Parse(Cursor cursor)
    {
        cursor.Require("?(");
        var filter = Or(cursor);
        cursor.SkipSpaces();
        cursor.Require(")");
        return new FilterSegment(filter);
    }

    private static Filter Or(Cursor cursor)
    {
        var left = And(cursor);
        cursor.SkipSpaces();
        while (cursor.TryTake("||"))
        {
            var (first, second) = (left, And(cursor));
            left = (candidate, root) => first(candidate, root) || second(candidate, root);
            cursor.SkipSpaces();
        }

        return left;
    }

    private static Filter And(Cursor cursor)
    {
        var left = Not(cursor);
        cursor.SkipSpaces();
        while (cursor.TryTake("&&"))
        {
            var (first, second) = (left, Not(cursor));
            left = (candidate, root) => first(candidate, root) && second(candidate, root);
            cursor.SkipSpaces();
        }

        return left;
    }

    private static Filter Not(Cursor cursor)
    {
        cursor.SkipSpaces();
        if (cursor.TryTake("!"))
        {
            var inner = Not(cursor);
            return (candidate, root) => !inner(candidate, root);
        }

        if (cursor.TryTake("("))
        {
            var inner = Or(cursor);
            cursor.SkipSpaces();
            cursor.Require(")");
            return inner;
        }

        return Comparison(cursor);
    }

    private static Filter Comparison(Cursor cursor)
    {
        var left = ParseOperand(cursor);
        cursor.SkipSpaces();
        var sign = Operators.FirstOrDefault(cursor.TryTake);
        if (sign is null)
        {
            return (candidate, root) => left(candidate, root) is not null;
        }

        cursor.SkipSpaces();
        if (sign == "=~")
        {
            var pattern = ParsePattern(cursor);
            return (candidate, root) => left(candidate, root) is StringValue text && pattern.IsMatch(text.Text);
        }

        var right = ParseOperand(cursor);
        return (candidate, root) => FilterOperators.Compare(sign, left(candidate, root), right(candidate, root));
    }

    private static Operand ParseOperand(Cursor cursor)
    {
        switch (cursor.Peek)
        {
            case '@':
                cursor.Take();
                var relative = JsonPath.ParseRelative(cursor);
                return (candidate, _) => relative.Find(candidate);
            case '$':
                var absolute = JsonPath.Parse(cursor);
                return (_, root) => absolute.Find(root);
            default:
                var literal = ParseLiteral(cursor);
                return (_, _) => literal;
        }
    }

    private static Value ParseLiteral(Cursor cursor)
    {
        if (cursor.Peek is '\'' or '"')
        {
            return new StringValue(cursor.TakeQuoted());
        }

        if (cursor.TryTake("["))
        {
            var items = new List<Value>();
            cursor.SkipSpaces();
            while (!cursor.TryTake("]"))
            {
                items.Add(ParseLiteral(cursor));
                cursor.SkipSpaces();
                cursor.TryTake(",");
                cursor.SkipSpaces();
            }

            return new ArrayValue(items);
        }

        return cursor.TryTake("true") ? BooleanValue.True
            : cursor.TryTake("false") ? BooleanValue.False
            : cursor.TryTake("null") ? NullValue.Instance
            : Number(cursor);
    }

    private static NumberValue Number(Cursor cursor)
    {
        var failure = cursor.Expected("a path, a quoted text, a number, true, false, null or an array");
        var text = cursor.TakeWhile(static c => char.IsAsciiDigit(c) || c is '-' or '+' or '.' or 'e' or 'E');
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            ? new NumberValue(number, null)
            : throw failure;
    }

    private static Regex ParsePattern(Cursor cursor)
    {
        cursor.Require("/");
        var pattern = cursor.TakeWhile(static c => c != '/');
        cursor.Require("/");
        var options = cursor.TryTake("i") ? RegexOptions.IgnoreCase : RegexOptions.None;

        // AWS's library matches the whole text. NonBacktracking: no pattern may run for ever.
        return new Regex($"^(?:{pattern})$", options | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);
    }
}
