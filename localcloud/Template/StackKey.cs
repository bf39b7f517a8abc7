namespace Failover.LocalCloud.Template;

/// <summary>
/// What a stack depends on besides its template. Compared by content, without building a key text: every world looks up its stack.
/// </summary>
internal readonly struct StackKey(string region, string name, IReadOnlyDictionary<string, string> parameters) : IEquatable<StackKey>
{
    public string Region => region;

    public string Name => name;

    public IReadOnlyDictionary<string, string> Parameters => parameters;

    /// <summary>A copy with its own parameters, which cannot change.</summary>
    public StackKey Kept() => new(region, name, parameters.ToDictionary(StringComparer.Ordinal));

    public bool Equals(StackKey other)
    {
        if (region != other.Region || name != other.Name || parameters.Count != other.Parameters.Count)
        {
            return false;
        }

        foreach (var (parameter, value) in parameters)
        {
            if (!other.Parameters.TryGetValue(parameter, out var others) || others != value)
            {
                return false;
            }
        }

        return true;
    }

    public override bool Equals(object? obj) => obj is StackKey other && Equals(other);

    /// <summary>Does not depend on the order of the parameters.</summary>
    public override int GetHashCode()
    {
        var sum = 0;
        foreach (var (parameter, value) in parameters)
        {
            sum += HashCode.Combine(parameter, value);
        }

        return HashCode.Combine(region, name, sum);
    }
}
