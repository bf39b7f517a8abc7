namespace Failover.LocalCloud.Faults;

/// <summary>
/// Something that breaks, or is done, at a moment of the world: data, so that a schedule can be printed, drawn and shrunk.
/// </summary>
/// <param name="At">When, from the world's start.</param>
public abstract record Fault(TimeSpan At)
{
    /// <summary>One line for a person: what it is and what it hits.</summary>
    public abstract string Describe();

    /// <summary>Makes it happen. Called at <see cref="At"/> in virtual time.</summary>
    public abstract void Strike(Cloud cloud);
}
