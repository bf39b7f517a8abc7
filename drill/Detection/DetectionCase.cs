using Failover.Drill.Worlds;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Detection;

/// <summary>One way to test the alarms: what is drawn for each run.</summary>
/// <param name="Name">Its name in the tables.</param>
/// <param name="Draw">Draws the world and its faults; the moment that it is given is random within a minute.</param>
/// <param name="Watch">How long the world continues after that moment; null for until nothing more can follow from it.</param>
internal sealed record DetectionCase(string Name, Func<TimeSpan, Random, DrawnWorld> Draw, TimeSpan? Watch);

internal sealed record DrawnWorld(WorldSpec Spec, params IReadOnlyList<Fault> Faults);
