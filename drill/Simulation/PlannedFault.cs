using Failover.LocalCloud.Faults;

namespace Failover.Drill.Simulation;

/// <summary>A fault of a schedule.</summary>
/// <param name="Kind">The name under which <c>--json</c> counts it, in kebab case.</param>
/// <param name="Until">When its last effects are over at the latest, from the world's start, including the extra time that it allows
/// executions.</param>
internal sealed record PlannedFault(string Kind, Fault Fault, TimeSpan Until)
{
    /// <summary>When the fault itself is over, from the world's start; its consequences, such as a crashed instance, may last.</summary>
    public TimeSpan Over { get; init; } = Until;

    public override string ToString() => $"{Fault.At:hh\\:mm\\:ss} {Kind}: {Fault.Describe()}";
}
