namespace Failover.LocalCloud.EventBridge;

public enum EventFaultKind
{
    /// <summary>The event is delivered a second time, <see cref="EventFault.Delay"/> later.</summary>
    Duplicate,

    /// <summary>The event is delivered <see cref="EventFault.Delay"/> late.</summary>
    Delay,

    /// <summary>The event never arrives.</summary>
    Lose,

    /// <summary>The event is held back until the rule's next event has been delivered, at most <see cref="EventFault.Delay"/>.</summary>
    Reorder,

    /// <summary>The target fails, so that EventBridge retries.</summary>
    TargetFails,
}

/// <summary>A fault in deliveries that lasts for a while.</summary>
/// <param name="From">When it starts, from the world's start.</param>
/// <param name="Until">When it ends, from the world's start.</param>
public sealed record EventFault(EventFaultKind Kind, TimeSpan From, TimeSpan Until)
{
    /// <summary>The rule that it affects, or <c>*</c>.</summary>
    public string Rule { get; init; } = "*";

    /// <summary>The <c>source</c> of the events that it affects, or <c>*</c>.</summary>
    public string Source { get; init; } = "*";

    public TimeSpan Delay { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The share of deliveries that it affects, 0 to 1.</summary>
    public double Probability { get; init; } = 1;

    /// <summary>The maximum number of deliveries that it affects.</summary>
    public int Times { get; init; } = int.MaxValue;

    internal int Hits { get; set; }

    internal bool Hit(string rule, string source, TimeSpan elapsed, Random random)
    {
        var meant = (Rule == "*" || Rule == rule) && (Source == "*" || Source == source) && elapsed >= From && elapsed < Until
            && Hits < Times;
        if (!meant || (Probability < 1 && random.NextDouble() >= Probability))
        {
            return false;
        }

        Hits++;
        return true;
    }
}
