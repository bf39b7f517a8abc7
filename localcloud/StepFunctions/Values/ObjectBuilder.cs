namespace Failover.LocalCloud.StepFunctions.Values;

/// <summary>Collects fields; if a name is repeated, the last one wins, as in AWS's own parser.</summary>
internal sealed class ObjectBuilder
{
    private readonly List<string> names = [];
    private readonly List<Value> values = [];
    private Dictionary<string, int>? table;

    public void Set(string name, Value value)
    {
        var index = IndexOf(name);
        if (index >= 0)
        {
            values[index] = value;
            return;
        }

        table?.Add(name, names.Count);
        names.Add(name);
        values.Add(value);
    }

    public ObjectValue Build() => names.Count == 0 ? ObjectValue.Empty : new ObjectValue([.. names], [.. values]);

    private int IndexOf(string name)
    {
        if (names.Count < 16)
        {
            return names.IndexOf(name);
        }

        if (table is null)
        {
            table = new Dictionary<string, int>(StringComparer.Ordinal);
            for (var i = 0; i < names.Count; i++)
            {
                table.Add(names[i], i);
            }
        }

        return table.GetValueOrDefault(name, -1);
    }
}
