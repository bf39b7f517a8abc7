namespace Failover.LocalCloud.Faults;

/// <summary>
/// Something that breaks, or is done, at a given time of the world. Faults are data, so schedules can be printed, drawn and shrunk.
/// </summary>
/// <param name="At">When it strikes, from the world's start.</param>
public abstract record Fault(TimeSpan At)
{
    /// <summary>One readable line: what it does and what it affects.</summary>
    public abstract string Describe();

    /// <summary>Makes it happen. Called at <see cref="At"/> in virtual time.</summary>
    public abstract void Strike(Cloud cloud);
}
