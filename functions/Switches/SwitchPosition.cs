using Failover.Functions.Contract;

namespace Failover.Functions.Switches;

/// <summary>One region's switch.</summary>
internal enum SwitchSide
{
    /// <summary>Its region is not switched to: the base position.</summary>
    Off,

    On,

    /// <summary>It could not be asked.</summary>
    Unknown,
}

/// <summary>Where the record leads by the switches.</summary>
internal enum SwitchLead
{
    Here,
    There,
    Unknown,
}

/// <summary>How the two regions' switches stand, seen from this region. Pure.</summary>
/// <remarks>
/// Each region's record is healthy while the OTHER region's switch is off. Route 53 answers a healthy PRIMARY, else a healthy
/// SECONDARY, else the PRIMARY (developer guide, "How Amazon Route 53 chooses records when health checking is configured"):
/// <code>
/// PRIMARY's switch  SECONDARY's switch  answered
/// off               off                 PRIMARY    base position
/// off               on                  SECONDARY  base position of a secondary that writes
/// on                on                  PRIMARY    the PRIMARY took over while the SECONDARY's region was out of reach
/// on                off                 PRIMARY    left over: as long as it is on, the SECONDARY can't take over by itself
/// </code>
/// So the PRIMARY's own switch is turned on only where the SECONDARY's can't be turned off, and goes off again once that is off.
/// </remarks>
/// <param name="Role">This region's.</param>
/// <param name="Own">This region's switch.</param>
/// <param name="Other">The other region's.</param>
/// <param name="OtherSince">Since when the other one stands so, where that is known.</param>
internal sealed record SwitchPosition(SwitchRole Role, SwitchSide Own, SwitchSide Other, DateTimeOffset? OtherSince = null)
{
    /// <summary>
    /// How long the other switch must have been off before this one may go off: the two health checks follow their alarms' data each at
    /// its own pace, and on the way from on/on to off/off the record must not point to the SECONDARY.
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

    /// <summary>Whether the record leads here and the other region could still take over by itself.</summary>
    public bool IsBase => Other == SwitchSide.Off && Own == (Role == SwitchRole.Primary ? SwitchSide.Off : SwitchSide.On);

    /// <summary>The same, seen from the other region.</summary>
    public SwitchPosition Mirrored => new(Role == SwitchRole.Primary ? SwitchRole.Secondary : SwitchRole.Primary, Other, Own);

    /// <summary>Whether the last probe found that the record points elsewhere.</summary>
    public bool ProbedElsewhere { get; init; }

    /// <summary>
    /// As far as can be seen the switches lead here, and the record still elsewhere. A health check follows its alarm's data, and can miss
    /// them: in an outage of that region, for example. It hears of the state that the alarm keeps only when the same is published again.
    /// </summary>
    public bool IsUnheard => ProbedElsewhere && Lead != SwitchLead.There;

    /// <summary>What is to be published to the other region's switch; null: it may stay.</summary>
    public SwitchSide? OtherWanted => Other == SwitchSide.On || (Other == SwitchSide.Off && IsUnheard) ? SwitchSide.Off : null;

    /// <summary>What is to be published to this region's switch; null: it may stay.</summary>
    /// <param name="otherIsOff">Whether the other switch is off, or was turned off just now.</param>
    public SwitchSide? OwnWanted(bool otherIsOff, DateTimeOffset now) => Role switch
    {
        _ when Own == SwitchSide.On && IsUnheard => SwitchSide.On,
        SwitchRole.Secondary => Own == SwitchSide.On ? null : SwitchSide.On,
        _ when !otherIsOff => Own == SwitchSide.On ? null : SwitchSide.On,
        _ => Own == SwitchSide.On && Other == SwitchSide.Off && now - OtherSince >= Settling ? SwitchSide.Off : null,
    };

    /// <summary>Whether something is to be published, so that the record leads here and the other region can still take over.</summary>
    public bool HasWork(DateTimeOffset now) => OtherWanted is not null || OwnWanted(Other == SwitchSide.Off, now) is not null;

    public override string ToString() => $"own switch {EnumText.Kebab(Own)}, the other's {EnumText.Kebab(Other)}";
}
