using MetricName = (string Namespace, string Name, System.Collections.Generic.IReadOnlyDictionary<string, string> Dimensions);

namespace Failover.LocalCloud.CloudWatch;

/// <summary>All metrics, by namespace, name and the set of dimensions, whose order does not matter.</summary>
internal sealed class MetricStore
{
    private readonly Dictionary<MetricName, MetricSeries> series = new(new SameMetric());

    public MetricSeries Of(string metricNamespace, string name, IReadOnlyDictionary<string, string> dimensions)
    {
        var key = (metricNamespace, name, dimensions);
        if (!series.TryGetValue(key, out var found))
        {
            series[key] = found = new MetricSeries();
        }

        return found;
    }

    /// <summary>Compares without a text of it all: each sample of a world is looked up by it.</summary>
    private sealed class SameMetric : IEqualityComparer<MetricName>
    {
        public bool Equals(MetricName x, MetricName y) =>
            x.Name == y.Name && x.Namespace == y.Namespace && (ReferenceEquals(x.Dimensions, y.Dimensions) || Same(x.Dimensions, y.Dimensions));

        public int GetHashCode(MetricName metric)
        {
            var dimensions = 0;
            foreach (var (name, value) in metric.Dimensions)
            {
                dimensions ^= HashCode.Combine(name, value);
            }

            return HashCode.Combine(metric.Namespace, metric.Name, dimensions);
        }

        private static bool Same(IReadOnlyDictionary<string, string> x, IReadOnlyDictionary<string, string> y) =>
            x.Count == y.Count && x.All(pair => y.TryGetValue(pair.Key, out var value) && value == pair.Value);
    }
}
