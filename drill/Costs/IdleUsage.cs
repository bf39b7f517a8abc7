namespace Failover.Drill.Costs;

/// <summary>What a stack uses in a month in which nothing happens.</summary>
/// <param name="Workflows">Express workflows by logical id.</param>
/// <param name="Functions">Functions that ran, by logical id.</param>
/// <param name="Transitions">State transitions of Standard workflows.</param>
/// <param name="CustomMetrics">Metrics outside AWS's own namespaces that received data.</param>
/// <param name="MetricRequests">The CloudWatch requests that are charged for.</param>
/// <param name="LogBytes">The bytes that the functions wrote to their logs, including what Lambda itself adds.</param>
/// <param name="Traces">Traces that X-Ray records.</param>
internal sealed record IdleUsage(
    IReadOnlyDictionary<string, WorkflowUsage> Workflows, IReadOnlyDictionary<string, FunctionUsage> Functions, double Transitions,
        int CustomMetrics, double MetricRequests, double LogBytes, double Traces);

internal sealed record WorkflowUsage(double Starts, double GigabyteSeconds);

internal sealed record FunctionUsage(double Requests, double GigabyteSeconds);
