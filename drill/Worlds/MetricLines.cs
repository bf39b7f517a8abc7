using Failover.Functions.Contract;
using Failover.Functions.Metrics;
using Failover.LocalCloud.CloudWatch;

namespace Failover.Drill.Worlds;

/// <summary>The functions' standard output, from which CloudWatch Logs reads embedded metrics.</summary>
internal sealed class MetricLines(CloudWatchService cloudWatch, Lazy<Settings> settings) : IMetricOutput
{
    public string Namespace => settings.Value.MetricNamespace;

    public void Write(string line) => cloudWatch.IngestEmf(line);
}
