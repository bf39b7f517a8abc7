using Failover.Functions.Contract;

namespace Failover.Functions.Metrics;

/// <summary>The names of this project's own metrics, shared by their writers, their readers and the alarms in template.yaml.</summary>
internal static class MetricNames
{
    /// <summary>The dimension of all metrics except the switches'.</summary>
    public const string Cluster = "Cluster";

    /// <summary>1 if a writable primary answered, otherwise 0.</summary>
    public const string Heartbeat = "Heartbeat";

    /// <summary>1 if every check's answer is yes, otherwise 0.</summary>
    public const string Ready = "Ready";

    /// <summary>Seconds from the last proof that writes worked to the first one after it.</summary>
    public const string RecoverySeconds = "RecoverySeconds";

    /// <summary>One metric for each outcome: 1 for the execution's outcome, 0 for the others.</summary>
    public static string From(Outcome outcome) => outcome.ToString();
}
