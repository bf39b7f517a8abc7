namespace Failover.Functions.Switches;

/// <summary>The state of the switches, and what could not be read.</summary>
/// <param name="Namespace">
/// Where this region's switch is published: the namespace of its alarm's metric, which only its stack knows.
/// </param>
/// <param name="OtherNamespace">The same for the other region's switch; null if unknown.</param>
/// <param name="Note">Why the other region's switch is unknown, for a person; null if it is known.</param>
internal sealed record SwitchReading(SwitchPosition Position, string Namespace, string? OtherNamespace, string? Note);
