namespace Failover.LocalCloud.CloudWatch;

/// <summary>Where the simulated services and functions publish their metrics.</summary>
public interface IMetricSink
{
    /// <summary>Publishes one data point at the current virtual time.</summary>
    /// <param name="metricNamespace">For example <c>AWS/DocDB</c>.</param>
    /// <param name="dimensions">Dimension names and values; their order does not matter.</param>
    void Publish(string metricNamespace, string name, IReadOnlyDictionary<string, string> dimensions, double value);
}
