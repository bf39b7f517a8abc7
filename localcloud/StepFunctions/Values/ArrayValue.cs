namespace Failover.LocalCloud.StepFunctions.Values;

/// <param name="items">Must not change after it has been passed in.</param>
internal sealed class ArrayValue(IReadOnlyList<Value> items) : Value
{
    public static readonly ArrayValue Empty = new([]);

    public IReadOnlyList<Value> Items { get; } = items;

    public int Count => Items.Count;

    public override string Kind => "an array";

    public override bool Same(Value other)
    {
        if (other is not ArrayValue array || array.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < Count; i++)
        {
            if (!Items[i].Same(array.Items[i]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A copy of the array with another item at <paramref name="index"/>.</summary>
    public ArrayValue With(int index, Value item)
    {
        var copy = Items.ToArray();
        copy[index] = item;
        return new ArrayValue(copy);
    }

    protected override int Measure()
    {
        var size = 2 + Math.Max(0, Count - 1);
        for (var i = 0; i < Count; i++)
        {
            size += Items[i].Size;
        }

        return size;
    }
}
