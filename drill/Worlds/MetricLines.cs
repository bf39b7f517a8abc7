using Failover.Functions.Contract;
using Failover.Functions.Metrics;
using Failover.LocalCloud.CloudWatch;

namespace Failover.Drill.Worlds;

/// <summary>Standard output of the functions, as CloudWatch Logs reads embedded metrics from it.</summary>
internal sealed class MetricLines(CloudWatchService cloudWatch, Lazy<Settings> settings) : IMetricOutput
{
    public string Namespace => settings.Value.MetricNamespace;

    public void Write(string line) => cloudWatch.IngestEmf(line);
}
