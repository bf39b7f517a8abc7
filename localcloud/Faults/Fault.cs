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
        return text[..from].Trim() + ": " + string.Join(", ", text[(from + 1)..^1].Split(", ")
            .Select(part => part.Trim())
            .Where(part => !part.EndsWith($"= {int.MaxValue}", StringComparison.Ordinal) && part != "Probability = 1")
            .Where(part => !part.StartsWith("At = ", StringComparison.Ordinal) && !part.EndsWith("= ", StringComparison.Ordinal) && !part.EndsWith('=')));
    }

    /// <summary>Makes it happen. Called at <see cref="At"/> in virtual time.</summary>
    public abstract void Strike(Cloud cloud);
}
