using System.Text;

namespace Failover.LocalCloud.CloudWatch;

/// <summary>All metrics, by namespace, name and the set of dimensions, whose order does not matter.</summary>
internal sealed class MetricStore
{
    private readonly Dictionary<string, MetricSeries> series = new(StringComparer.Ordinal);

    public MetricSeries Of(string metricNamespace, string name, IReadOnlyDictionary<string, string> dimensions)
    {
        var key = Key(metricNamespace, name, dimensions);
        if (!series.TryGetValue(key, out var found))
        {
            series[key] = found = new MetricSeries();
        }

        return found;
    }

    private static string Key(string metricNamespace, string name, IReadOnlyDictionary<string, string> dimensions)
    {
        var key = new StringBuilder(96).Append(metricNamespace).Append('\u001f').Append(name);
        IEnumerable<KeyValuePair<string, string>> sorted = dimensions.Count > 1 ? dimensions.OrderBy(static pair => pair.Key, StringComparer.Ordinal) : dimensions;
        foreach (var (dimension, value) in sorted)
        {
            key.Append('\u001f').Append(dimension).Append('\u001e').Append(value);
        }

        return key.ToString();
    }
}
