namespace Failover.LocalCloud.CloudWatch;

/// <summary>All metrics, by namespace, name and the set of dimensions, whose order does not matter.</summary>
internal sealed class MetricStore
{
    private readonly Dictionary<(string Namespace, string Name), List<Metric>> byName = [];

    /// <summary>The metric's samples; a metric that is new has none.</summary>
    public MetricSeries Of(string metricNamespace, string name, IReadOnlyDictionary<string, string> dimensions)
    {
        if (!byName.TryGetValue((metricNamespace, name), out var metrics))
        {
            byName[(metricNamespace, name)] = metrics = [];
        }

        // A handful share a name. Each sample of a world is looked up here: no text of the whole, no hash of the set.
        foreach (var metric in metrics)
        {
            if (ReferenceEquals(metric.Dimensions, dimensions) || metric.Has(dimensions))
            {
                return metric.Series;
            }
        }

        var added = new Metric(dimensions);
        metrics.Add(added);
        return added.Series;
    }

    private sealed class Metric(IReadOnlyDictionary<string, string> dimensions)
    {
        private readonly KeyValuePair<string, string>[] pairs = [.. dimensions];

        public IReadOnlyDictionary<string, string> Dimensions => dimensions;

        public MetricSeries Series { get; } = new();

        public bool Has(IReadOnlyDictionary<string, string> others)
        {
            if (others.Count != pairs.Length)
            {
                return false;
            }

            foreach (var (name, value) in pairs)
            {
                if (!others.TryGetValue(name, out var other) || other != value)
                {
                    return false;
                }
            }

            return true;
        }
    }
}
