namespace Failover.LocalCloud.CloudWatch;

/// <summary>All metrics by namespace, name and dimensions; the order of dimensions does not matter.</summary>
internal sealed class MetricStore
{
    private readonly Dictionary<string, List<Metric>> byName = new(StringComparer.Ordinal);

    public IEnumerable<(string Namespace, MetricSeries Series)> All => byName.Values.SelectMany(static some => some)
        .Select(static one => (one.Namespace, one.Series));

    /// <summary>The metric's samples; none for a new metric.</summary>
    public MetricSeries Series(string metricNamespace, string name, IReadOnlyDictionary<string, string> dimensions)
    {
        if (!byName.TryGetValue(name, out var metrics))
        {
            byName[name] = metrics = [];
        }

        // Few metrics share a name, and every sample of a world passes here: comparing is cheaper than building a key or a hash.
        foreach (var metric in metrics)
        {
            if (metric.Namespace == metricNamespace && metric.Has(dimensions))
            {
                return metric.Series;
            }
        }

        var added = new Metric(metricNamespace, dimensions);
        metrics.Add(added);
        return added.Series;
    }

    private sealed class Metric(string metricNamespace, IReadOnlyDictionary<string, string> dimensions)
    {
        private readonly KeyValuePair<string, string>[] pairs = [.. dimensions];

        public string Namespace => metricNamespace;

        public MetricSeries Series { get; } = new();

        public bool Has(IReadOnlyDictionary<string, string> others)
        {
            if (ReferenceEquals(others, dimensions))
            {
                return true;
            }

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
