using Failover.Functions.Contract;

namespace Failover.Functions.Switches;

/// <summary>One region's switch.</summary>
internal enum SwitchSide
{
    /// <summary>The record is not switched to its region: the base position.</summary>
    Off,

    On,

    /// <summary>Its state could not be read.</summary>
    Unknown,
}

/// <summary>Where the record points according to the switches.</summary>
internal enum SwitchLead
{
    Here,
    There,
    Unknown,
}

/// <summary>The state of the two regions' switches, seen from this region. Pure.</summary>
/// <remarks>
/// Each region's record is healthy while the OTHER region's switch is off. Route 53 answers with the healthy PRIMARY, else the
/// healthy SECONDARY, else the PRIMARY (developer guide, "How Amazon Route 53 chooses records when health checking is configured"):
/// <code>
/// PRIMARY's switch  SECONDARY's switch  answered
/// off               off                 PRIMARY    base position
/// off               on                  SECONDARY  base position of a secondary that writes
/// on                on                  PRIMARY    the PRIMARY took over while the SECONDARY's region was out of reach
/// on                off                 PRIMARY    left over: as long as it is on, the SECONDARY can't take over by itself
/// </code>
/// So the PRIMARY's own switch is turned on only if the SECONDARY's can't be turned off, and is turned off again once that is off.
/// </remarks>
/// <param name="Role">This region's role.</param>
/// <param name="Own">This region's switch.</param>
/// <param name="Other">The other region's switch.</param>
/// <param name="OtherSince">Since when the other switch has been in this state, if known.</param>
internal sealed record SwitchPosition(SwitchRole Role, SwitchSide Own, SwitchSide Other, DateTimeOffset? OtherSince = null)
{
    /// <summary>
    /// How long the other switch must have been off before this one may be turned off: the two health checks follow their alarms' data
    /// independently, and between on/on and off/off the record must not point to the SECONDARY.
    /// </summary>
    public static readonly TimeSpan Settling = TimeSpan.FromMinutes(5);

    public SwitchLead Lead => Role == SwitchRole.Primary
        ? (Own, Other) switch
        {
            (SwitchSide.On, _) or (_, SwitchSide.Off) => SwitchLead.Here,
            (SwitchSide.Off, SwitchSide.On) => SwitchLead.There,
            _ => SwitchLead.Unknown,
        }
        : (Own, Other) switch
        {
            (SwitchSide.On, SwitchSide.Off) => SwitchLead.Here,
            (SwitchSide.Off, _) or (_, SwitchSide.On) => SwitchLead.There,
            _ => SwitchLead.Unknown,
        };

    /// <summary>Whether the record points here and the other region could still take over by itself.</summary>
    public bool IsBase => Other == SwitchSide.Off && Own == (Role == SwitchRole.Primary ? SwitchSide.Off : SwitchSide.On);

    /// <summary>The same, seen from the other region.</summary>
    public SwitchPosition Mirrored => new(Role == SwitchRole.Primary ? SwitchRole.Secondary : SwitchRole.Primary, Other, Own);

    /// <summary>Whether the last probe found that the record points elsewhere.</summary>
    public bool ProbedElsewhere { get; init; }

    /// <summary>
    /// As far as is known, the switches point here but the record still points elsewhere. A health check follows its alarm's data and can
    /// miss them, for example in an outage of that region. It learns the alarm's state only when the same value is published again.
    /// </summary>
    public bool IsUnheard => ProbedElsewhere && Lead != SwitchLead.There;

    /// <summary>What to publish to the other region's switch; null if it may stay as it is.</summary>
    public SwitchSide? OtherWanted => Other == SwitchSide.On || (Other == SwitchSide.Off && IsUnheard) ? SwitchSide.Off : null;

    /// <summary>What to publish to this region's switch; null if it may stay as it is.</summary>
    /// <param name="otherIsOff">Whether the other switch is off, or has just been turned off.</param>
    public SwitchSide? OwnWanted(bool otherIsOff, DateTimeOffset now) => Role switch
    {
        _ when Own == SwitchSide.On && IsUnheard => SwitchSide.On,
        SwitchRole.Secondary => Own == SwitchSide.On ? null : SwitchSide.On,
        _ when !otherIsOff => Own == SwitchSide.On ? null : SwitchSide.On,
        _ => Own == SwitchSide.On && Other == SwitchSide.Off && now - OtherSince >= Settling ? SwitchSide.Off : null,
    };

    /// <summary>Whether anything has to be published so that the record points here and the other region can still take over.</summary>
    public bool HasWork(DateTimeOffset now) => OtherWanted is not null || OwnWanted(Other == SwitchSide.Off, now) is not null;

    public override string ToString() => $"own switch {EnumText.Kebab(Own)}, the other's {EnumText.Kebab(Other)}";
}
