using System.Globalization;
using System.Text;
using Failover.LocalCloud.StepFunctions.Paths;
using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Intrinsics;

internal static class IntrinsicParser
{
    /// <summary>AWS nests intrinsic functions at most ten deep.</summary>
    private const int MostNested = 10;

    public static Expression Call(Cursor cursor, int depth)
    {
        var name = cursor.TakeWhile(static c => char.IsLetterOrDigit(c) || c is '.' or '_');
        if (depth > MostNested)
        {
            throw new FormatException($"expected at most 10 nested intrinsic functions, found more in '{cursor.Text}'");
        }

        cursor.Require("(");
        if (name == "States.Format")
        {
            return Format(cursor, depth);
        }

        var signature = IntrinsicFunctions.Find(name)
            ?? throw new FormatException($"expected an intrinsic function, found '{name}'; the functions are {IntrinsicFunctions.Names}");
        var arguments = Arguments(cursor, depth, []);
        signature.Check(name, arguments);
        return new CallExpression(name, signature.Function, arguments);
    }

    /// <summary>The template's placeholders are counted when the definition is loaded, unless the template comes from a path.</summary>
    private static FormatExpression Format(Cursor cursor, int depth)
    {
        cursor.SkipSpaces();
        if (cursor.Peek == '\'')
        {
            var template = FormatTemplate.Parse(Raw(cursor));
            cursor.SkipSpaces();
            List<Expression> rest = cursor.TryTake(",") ? Arguments(cursor, depth, []) : Arguments(cursor, depth, [], closed: true);
            return rest.Count == template.Places
                ? new FormatExpression(null, template, rest)
                : throw new FormatException(string.Create(
                    CultureInfo.InvariantCulture,
                        $"expected {template.Places} arguments after the template of States.Format, found {rest.Count}"));
        }

        var all = Arguments(cursor, depth, []);
        return all.Count > 0
            ? new FormatExpression(all[0], null, all[1..])
            : throw new FormatException("expected a template as first argument of States.Format, found none");
    }

    private static List<Expression> Arguments(Cursor cursor, int depth, List<Expression> arguments, bool closed = false)
    {
        cursor.SkipSpaces();
        if (closed || cursor.Peek == ')')
        {
            cursor.Require(")");
            return arguments;
        }

        while (true)
        {
            cursor.SkipSpaces();
            arguments.Add(Argument(cursor, depth));
            cursor.SkipSpaces();
            if (cursor.TryTake(")"))
            {
                return arguments;
            }

            cursor.Require(",");
        }
    }

    private static Expression Argument(Cursor cursor, int depth) => cursor.Peek switch
    {
        '\'' => new LiteralExpression(new StringValue(Unescape(Raw(cursor)))),
        '$' => new PathExpression(JsonPath.Parse(cursor)),
        'S' => Call(cursor, depth + 1),
        _ => new LiteralExpression(Word(cursor)),
    };

    private static Value Word(Cursor cursor)
    {
        var failure = cursor.Expected("an argument: '...', a number, true, false, null, a path or a function");
        var word = cursor.TakeWhile(static c => char.IsLetterOrDigit(c) || c is '-' or '+' or '.');
        return word switch
        {
            "true" => BooleanValue.True,
            "false" => BooleanValue.False,
            "null" => NullValue.Instance,
            _ when double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => new NumberValue(number, null),
            _ => throw failure,
        };
    }

    /// <summary>The text between single quotes, with its escapes.</summary>
    private static string Raw(Cursor cursor)
    {
        cursor.Require("'");
        var start = cursor.Position;
        while (cursor.Peek != '\'')
        {
            if (cursor.Take() == '\\')
            {
                cursor.Take();
            }
        }

        var raw = cursor.Text[start..cursor.Position];
        cursor.Require("'");
        return raw;
    }

    private static string Unescape(string raw)
    {
        if (!raw.Contains('\\', StringComparison.Ordinal))
        {
            return raw;
        }

        var text = new StringBuilder();
        for (var i = 0; i < raw.Length; i++)
        {
            text.Append(raw[i] == '\\' ? Escapes.Escaped(raw, i++) : raw[i]);
        }

        return text.ToString();
    }
}
