namespace Failover.Functions.Switches;

/// <summary>How the switches stand, and what could not be asked.</summary>
/// <param name="Note">Why the other region's switch is unknown, for a person; null where it is known.</param>
internal sealed record SwitchReading(SwitchPosition Position, string? Note);
