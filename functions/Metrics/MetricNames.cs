using Failover.Functions.Contract;

namespace Failover.Functions.Metrics;

/// <summary>What this project calls its own metrics: who writes them, who reads them and the alarms of template.yaml agree on it.</summary>
internal static class MetricNames
{
    /// <summary>The dimension of all but the switches' metric.</summary>
    public const string Cluster = "Cluster";

    /// <summary>1 if a writable primary answered, else 0.</summary>
    public const string Heartbeat = "Heartbeat";

    /// <summary>1 if every check's answer is yes, else 0.</summary>
    public const string Ready = "Ready";

    /// <summary>From the last proof that writes worked to the first after, in seconds.</summary>
    public const string RecoverySeconds = "RecoverySeconds";

    /// <summary>One metric an outcome: 1 for the one that an execution came to, 0 for the others.</summary>
    public static string From(Outcome outcome) => outcome.ToString();
}
