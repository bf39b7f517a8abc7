using Failover.LocalCloud.StepFunctions.Values;

namespace Failover.LocalCloud.StepFunctions.Intrinsics;

internal static class ArrayFunctions
{
    /// <summary>AWS's limit for States.ArrayRange.</summary>
    private const int MostItems = 1000;

    public static Value Make(Arguments a)
    {
        var items = new Value[a.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = a[i];
        }

        return new ArrayValue(items);
    }

    public static Value Partition(Arguments a)
    {
        var size = a.Integer(1);
        return size > 0
            ? new ArrayValue([.. a.Array(0).Items.Chunk(size).Select(static chunk => new ArrayValue(chunk))])
            : throw a.Wrong(1, "a positive integer");
    }

    /// <summary>From the first to the last, both inclusive.</summary>
    public static Value Range(Arguments a)
    {
        long first = a.Integer(0);
        long last = a.Integer(1);
        long step = a.Integer(2);
        if (step == 0)
        {
            throw a.Wrong(2, "a step other than 0");
        }

        var items = new List<Value>();
        for (var value = first; step > 0 ? value <= last : value >= last; value += step)
        {
            items.Add(items.Count < MostItems ? new NumberValue(value) : throw a.Wrong("expected at most 1000 items, found more"));
        }

        return new ArrayValue(items);
    }

    public static Value GetItem(Arguments a)
    {
        var (array, index) = (a.Array(0), a.Integer(1));
        return index >= 0 && index < array.Count ? array.Items[index] : throw a.Wrong(1, "an index of the array");
    }

    public static Value Unique(Arguments a)
    {
        var items = new List<Value>();
        foreach (var item in a.Array(0).Items)
        {
            if (!items.Exists(item.Same))
            {
                items.Add(item);
            }
        }

        return new ArrayValue(items);
    }
}
