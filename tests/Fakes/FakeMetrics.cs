using System.Text.Json;
using Failover.Functions.Metrics;

namespace Failover.Tests.Fakes;

internal sealed class FakeMetrics : IMetricOutput
{
    public string Namespace => "Failover";

    public List<string> Lines { get; } = [];

    public IEnumerable<JsonElement> Documents => Lines.Select(Sample.Json);

    public void Write(string line) => Lines.Add(line);
}
