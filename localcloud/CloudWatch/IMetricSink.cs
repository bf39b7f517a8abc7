namespace Failover.LocalCloud.CloudWatch;

/// <summary>Where the simulated services and functions publish their metrics.</summary>
public interface IMetricSink
{
    /// <summary>Takes one data point, at the present virtual time.</summary>
    /// <param name="metricNamespace">For example <c>AWS/DocDB</c>.</param>
    /// <param name="dimensions">Name to value; the same set in any order is the same metric.</param>
    void Publish(string metricNamespace, string name, IReadOnlyDictionary<string, string> dimensions, double value);
}
