namespace Failover.Functions.Switches;

/// <summary>How the switches stand, and what could not be asked.</summary>
/// <param name="Namespace">
/// Where this region's switch is published: the namespace of its alarm's metric, which that stack alone knows.
/// </param>
/// <param name="OtherNamespace">The same of the other region's switch; null where it is unknown.</param>
/// <param name="Note">Why the other region's switch is unknown, for a person; null where it is known.</param>
internal sealed record SwitchReading(SwitchPosition Position, string Namespace, string? OtherNamespace, string? Note);
