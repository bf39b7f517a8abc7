using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Paths;

/// <summary>A compiled path into a state's input (<c>$</c>) or the context object (<c>$$</c>).</summary>
internal sealed class JsonPath
{
    private readonly Segment[] segments;
    private readonly PathFunction? function;

    private JsonPath(string text, bool ofContext, Segment[] segments, PathFunction? function)
    {
        (Text, IsContext, this.segments, this.function) = (text, ofContext, segments, function);
        IsDefinite = Array.TrueForAll(segments, static segment => segment.IsDefinite);
        IsReference = function is null
            && Array.TrueForAll(segments, static segment => segment is FieldSegment or IndexSegment { Index: >= 0 });
    }

    public string Text { get; }

    /// <summary>Whether it starts at the context object.</summary>
    public bool IsContext { get; }

    /// <summary>Whether it can match one place only; otherwise its value is the array of all matches.</summary>
    public bool IsDefinite { get; }

    /// <summary>Whether it is a reference path: only fields and indices, as ResultPath requires.</summary>
    public bool IsReference { get; }

    public bool IsRoot => segments.Length == 0;

    public IReadOnlyList<Segment> Segments => segments;

    /// <exception cref="FormatException">The text is not a path; the message says what was expected and found.</exception>
    public static JsonPath Parse(string text)
    {
        var cursor = new Cursor(text);
        var path = Parse(cursor);
        return cursor.AtEnd ? path : throw cursor.Expected("'.' or '['");
    }

    /// <summary>The path that starts at the cursor; moves the cursor past it.</summary>
    public static JsonPath Parse(Cursor cursor)
    {
        var start = cursor.Position;
        cursor.Require("$");
        var ofContext = cursor.TryTake("$");
        if (cursor.Peek is '_' || char.IsLetter(cursor.Peek))
        {
            throw new FormatException(
                $"expected '$.' or '$$.', found the variable '{cursor.Text[start..]}': variables (Assign) are not supported here");
        }

        var segments = PathParser.Segments(cursor, out var function);
        return new JsonPath(cursor.Text[start..cursor.Position], ofContext, segments, function);
    }

    /// <summary>The path after a filter's <c>@</c>, which the cursor has passed.</summary>
    public static JsonPath ParseRelative(Cursor cursor)
    {
        var segments = PathParser.Segments(cursor, out var function);
        return new JsonPath("@", false, segments, function);
    }

    /// <summary>The value that it points to; null if a definite path matches nothing.</summary>
    public Value? Find(Value root)
    {
        var found = IsDefinite ? Step(root) : new ArrayValue(Select(root));
        return found is null || function is null ? found : function(found);
    }

    private Value? Step(Value root)
    {
        var current = root;
        foreach (var segment in segments)
        {
            if (segment.Step(current) is not { } next)
            {
                return null;
            }

            current = next;
        }

        return current;
    }

    private List<Value> Select(Value root)
    {
        var current = new List<Value> { root };
        foreach (var segment in segments)
        {
            var next = new List<Value>();
            foreach (var value in current)
            {
                segment.Select(value, root, next);
            }

            current = next;
        }

        return current;
    }
}
