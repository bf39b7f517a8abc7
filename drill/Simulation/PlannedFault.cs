using Failover.LocalCloud.Faults;

namespace Failover.Drill.Simulation;

/// <summary>A fault of a schedule.</summary>
/// <param name="Kind">What <c>--json</c> counts it as, in kebab case.</param>
/// <param name="Until">When the last of it is over at the latest, from the world's start, and with what executions are allowed for its
/// sake.</param>
internal sealed record PlannedFault(string Kind, Fault Fault, TimeSpan Until)
{
    /// <summary>When the last of it is over, from the world's start; what it leaves behind, such as a crashed instance, may last.</summary>
    public TimeSpan Over { get; init; } = Until;

    public override string ToString() => $"{Fault.At:hh\\:mm\\:ss} {Kind}: {Fault.Describe()}";
}
