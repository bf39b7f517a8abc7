using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Paths;

/// <summary>Writes at a reference path.</summary>
internal static class ReferencePath
{
    /// <summary>
    /// A copy of <paramref name="root"/> with <paramref name="value"/> at <paramref name="path"/>, creating objects where fields
    /// are missing; null if the value cannot be put there (below a scalar, or past an array's end).
    /// </summary>
    public static Value? Set(JsonPath path, Value root, Value value) => Set(path.Segments, 0, root, value);

    private static Value? Set(IReadOnlyList<Segment> segments, int at, Value? current, Value value)
    {
        if (at == segments.Count)
        {
            return value;
        }

        switch (segments[at], current)
        {
            case (FieldSegment field, ObjectValue fields):
                var child = Set(segments, at + 1, fields.Find(field.Name), value);
                return child is null ? null : fields.With(field.Name, child);

            // A missing or null field becomes an object.
            case (FieldSegment field, null or NullValue):
                var made = Set(segments, at + 1, null, value);
                return made is null ? null : ObjectValue.From((field.Name, made));
            case (IndexSegment index, ArrayValue array) when index.Index < array.Count:
                var item = Set(segments, at + 1, array.Items[index.Index], value);
                return item is null ? null : array.With(index.Index, item);
            default:
                return null;
        }
    }
}
