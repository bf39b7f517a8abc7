using Failover.Drill.Worlds;
using Failover.LocalCloud.Faults;

namespace Failover.Drill.Detection;

/// <summary>One way to test the witnesses: what is drawn for each run.</summary>
/// <param name="Name">What the tables call it.</param>
/// <param name="Draw">The world and its faults; the moment given is random within a minute.</param>
/// <param name="Watch">How long the world goes on after that moment; null: until nothing more can come of it.</param>
internal sealed record DetectionCase(string Name, Func<TimeSpan, Random, DrawnWorld> Draw, TimeSpan? Watch);

internal sealed record DrawnWorld(WorldSpec Spec, params IReadOnlyList<Fault> Faults);
