namespace Failover.LocalCloud.StepFunctions.Paths;

/// <summary>Parses the steps of a path after its root.</summary>
internal static class PathParser
{
    public static Segment[] Segments(Cursor cursor, out PathFunction? function)
    {
        var segments = new List<Segment>();
        function = null;
        while (function is null)
        {
            if (cursor.TryTake(".."))
            {
                segments.Add(new DeepSegment());
                segments.Add(cursor.Peek == '[' ? Bracket(cursor) : Dot(cursor, out function));
            }
            else if (cursor.TryTake("."))
            {
                var segment = Dot(cursor, out function);
                if (function is null)
                {
                    segments.Add(segment);
                }
            }
            else if (cursor.Peek == '[')
            {
                segments.Add(Bracket(cursor));
            }
            else
            {
                break;
            }
        }

        return [
            .. segments.Select((segment, i) => segment is NamesSegment names ? names.Resolve(isLast: i == segments.Count - 1) : segment)];
    }

    private static Segment Dot(Cursor cursor, out PathFunction? function)
    {
        function = null;
        if (cursor.TryTake("*"))
        {
            return new WildcardSegment();
        }

        var name = cursor.TakeName();
        if (cursor.Peek == '(')
        {
            function = PathFunctions.Find(name) ?? throw new FormatException(
                $"expected one of the functions {PathFunctions.Names}, found '{name}()'");
            cursor.Require("()");
        }

        return new FieldSegment(name);
    }

    private static Segment Bracket(Cursor cursor)
    {
        cursor.Require("[");
        cursor.SkipSpaces();
        Segment segment = cursor.Peek switch
        {
            '*' => Wildcard(cursor),
            '?' => FilterParser.Parse(cursor),
            '\'' or '"' => Names(cursor),
            _ => Numbers(cursor),
        };
        cursor.SkipSpaces();
        cursor.Require("]");
        return segment;
    }

    private static WildcardSegment Wildcard(Cursor cursor)
    {
        cursor.Require("*");
        return new WildcardSegment();
    }

    private static Segment Names(Cursor cursor)
    {
        var names = new List<string>();
        do
        {
            cursor.SkipSpaces();
            names.Add(cursor.Peek is '\'' or '"' ? cursor.TakeQuoted() : throw cursor.Expected("a quoted name"));
            cursor.SkipSpaces();
        }
        while (cursor.TryTake(","));
        return names.Count == 1 ? new FieldSegment(names[0]) : new NamesSegment(names);
    }

    private static Segment Numbers(Cursor cursor)
    {
        int? first = cursor.Peek == ':' ? null : cursor.TakeInteger();
        cursor.SkipSpaces();
        if (cursor.TryTake(":"))
        {
            cursor.SkipSpaces();
            int? last = cursor.Peek == ']' ? null : cursor.TakeInteger();
            return new SliceSegment(first, last);
        }

        var parts = new List<Segment> { new IndexSegment(first ?? 0) };
        while (cursor.TryTake(","))
        {
            cursor.SkipSpaces();
            parts.Add(new IndexSegment(cursor.TakeInteger()));
            cursor.SkipSpaces();
        }

        return parts.Count == 1 ? parts[0] : new UnionSegment(parts);
    }

    /// <summary>Several names: a single object if they end the path, otherwise each value separately.</summary>
    private sealed class NamesSegment(IReadOnlyList<string> names) : Segment
    {
        public Segment Resolve(bool isLast) =>
            isLast ? new MergeSegment(names) : new UnionSegment([.. names.Select(static name => new FieldSegment(name))]);
    }
}
