namespace Failover.LocalCloud.Faults;

/// <summary>Something that breaks, or is done, at a moment of the world: data, so that a schedule can be printed, drawn and shrunk.</summary>
/// <param name="At">When, from the world's start.</param>
public abstract record Fault(TimeSpan At)
{
    /// <summary>One line for a person: what it is and what it hits.</summary>
    public virtual string Describe()
    {
        var text = ToString();
        var from = text.IndexOf('{', StringComparison.Ordinal);
        var values = text[(from + 1)..^1].Split(", ")
            .Select(part => part.Trim().Split(" = ", 2))
            .Where(part => part.Length == 2 && part[0] != nameof(At) && part[1].Length > 0)
            .Select(part => $"{FaultWords.Plain(part[0])} {part[1]}");
        return $"{FaultWords.Plain(text[..from].Trim())}: {string.Join(", ", values)}";
    }

    /// <summary>Makes it happen. Called at <see cref="At"/> in virtual time.</summary>
    public abstract void Strike(Cloud cloud);
}
