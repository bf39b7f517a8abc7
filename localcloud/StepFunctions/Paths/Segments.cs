using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Paths;

/// <summary>One step of a path.</summary>
internal abstract class Segment
{
    public virtual bool IsDefinite => false;

    /// <summary>The value that a definite step selects; null if there is none.</summary>
    public virtual Value? Step(Value current) => null;

    public virtual void Select(Value current, Value root, List<Value> found)
    {
        if (Step(current) is { } value)
        {
            found.Add(value);
        }
    }
}

internal sealed class FieldSegment(string name) : Segment
{
    public string Name { get; } = name;

    public override bool IsDefinite => true;

    public override Value? Step(Value current) => (current as ObjectValue)?.Find(Name);
}

/// <param name="index">Counts from the array's end if negative.</param>
internal sealed class IndexSegment(int index) : Segment
{
    public int Index { get; } = index;

    public override bool IsDefinite => true;

    public override Value? Step(Value current)
    {
        if (current is not ArrayValue array)
        {
            return null;
        }

        var at = Index < 0 ? Index + array.Count : Index;
        return at >= 0 && at < array.Count ? array.Items[at] : null;
    }
}

/// <summary>Several fields at the path's end: an object of those that exist, as in AWS's JSONPath library.</summary>
internal sealed class MergeSegment(IReadOnlyList<string> names) : Segment
{
    public override bool IsDefinite => true;

    public override Value? Step(Value current)
    {
        if (current is not ObjectValue fields)
        {
            return null;
        }

        var result = ObjectValue.Empty;
        foreach (var name in names)
        {
            result = fields.Find(name) is { } value ? result.With(name, value) : result;
        }

        return result;
    }
}

internal sealed class UnionSegment(IReadOnlyList<Segment> parts) : Segment
{
    public override void Select(Value current, Value root, List<Value> found)
    {
        foreach (var part in parts)
        {
            part.Select(current, root, found);
        }
    }
}

internal sealed class SliceSegment(int? from, int? to) : Segment
{
    public override void Select(Value current, Value root, List<Value> found)
    {
        if (current is not ArrayValue array)
        {
            return;
        }

        var end = Place(to ?? array.Count, array.Count);
        for (var i = Place(from ?? 0, array.Count); i < end; i++)
        {
            found.Add(array.Items[i]);
        }
    }

    private static int Place(int index, int count) => Math.Clamp(index < 0 ? index + count : index, 0, count);
}

internal sealed class WildcardSegment : Segment
{
    public override void Select(Value current, Value root, List<Value> found) =>
        found.AddRange(current switch
        {
            ObjectValue fields => fields.Values,
            ArrayValue array => array.Items,
            _ => [],
        });
}

/// <summary>The value and all its descendants, parents first: <c>..</c> applies the next step to each of them.</summary>
internal sealed class DeepSegment : Segment
{
    public override void Select(Value current, Value root, List<Value> found)
    {
        found.Add(current);
        IReadOnlyList<Value> children = current switch
        {
            ObjectValue fields => fields.Values,
            ArrayValue array => array.Items,
            _ => [],
        };
        foreach (var child in children)
        {
            Select(child, root, found);
        }
    }
}

/// <summary>The items of an array that pass; an object passes or fails as a whole, as in AWS's JSONPath library.</summary>
internal sealed class FilterSegment(Filter filter) : Segment
{
    public override void Select(Value current, Value root, List<Value> found)
    {
        IReadOnlyList<Value> candidates = current is ArrayValue array ? array.Items : current is ObjectValue ? [current] : [];
        foreach (var candidate in candidates)
        {
            if (filter(candidate, root))
            {
                found.Add(candidate);
            }
        }
    }
}
