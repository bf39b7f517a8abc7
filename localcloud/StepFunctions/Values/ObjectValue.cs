namespace Failover.LocalCloud.StepFunctions.Values;

/// <summary>An object that keeps the order of its fields.</summary>
internal sealed class ObjectValue : Value
{
    /// <summary>The number of fields from which a table of names is faster than a linear search.</summary>
    private const int TableFrom = 12;

    public static readonly ObjectValue Empty = new([], []);

    private readonly string[] names;
    private readonly Value[] values;
    private Dictionary<string, int>? table;

    /// <param name="names">Without duplicates; like <paramref name="values"/>, must not change after it has been passed in.</param>
    public ObjectValue(string[] names, Value[] values)
    {
        this.names = names;
        this.values = values;
    }

    public int Count => names.Length;

    public IReadOnlyList<string> Names => names;

    public IReadOnlyList<Value> Values => values;

    public override string Kind => "an object";

    public static ObjectValue From(params ReadOnlySpan<(string Name, Value Value)> fields)
    {
        var names = new string[fields.Length];
        var values = new Value[fields.Length];
        for (var i = 0; i < fields.Length; i++)
        {
            (names[i], values[i]) = fields[i];
        }

        return new ObjectValue(names, values);
    }

    public Value? Find(string name)
    {
        var index = IndexOf(name);
        return index < 0 ? null : values[index];
    }

    /// <summary>A copy of the object with this field set: in its old place, or appended.</summary>
    public ObjectValue With(string name, Value value)
    {
        var index = IndexOf(name);
        if (index >= 0)
        {
            var changed = (Value[])values.Clone();
            changed[index] = value;
            return new ObjectValue(names, changed);
        }

        return new ObjectValue([.. names, name], [.. values, value]);
    }

    public override bool Same(Value other)
    {
        if (other is not ObjectValue that || that.Count != Count)
        {
            return false;
        }

        for (var i = 0; i < names.Length; i++)
        {
            if (that.Find(names[i]) is not { } value || !values[i].Same(value))
            {
                return false;
            }
        }

        return true;
    }

    protected override int Measure()
    {
        var size = 2 + Math.Max(0, names.Length - 1);
        for (var i = 0; i < names.Length; i++)
        {
            size += StringValue.Length(names[i]) + 1 + values[i].Size;
        }

        return size;
    }

    private int IndexOf(string name)
    {
        if (names.Length < TableFrom)
        {
            return Array.IndexOf(names, name);
        }

        if (table is null)
        {
            var made = new Dictionary<string, int>(names.Length, StringComparer.Ordinal);
            for (var i = 0; i < names.Length; i++)
            {
                made[names[i]] = i;
            }

            table = made;
        }

        return table.GetValueOrDefault(name, -1);
    }
}
