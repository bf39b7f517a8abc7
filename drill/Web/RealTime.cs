using Failover.Drill.Pages.Model;
using Failover.Drill.Worlds;

namespace Failover.Drill.Web;

/// <summary>What a run in real time has that a simulated one lacks: real applications take part in it.</summary>
/// <param name="Prelude">How much of the world's beginning is played as fast as possible.</param>
/// <param name="Begin">Called with the world after that, on its own thread.</param>
/// <param name="Add">Adds to the evidence what was seen of the applications; any thread.</param>
internal sealed record RealTime(TimeSpan Prelude, Action<World> Begin, Func<RunEvidence, RunEvidence> Add);
