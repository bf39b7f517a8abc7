using Failover.Functions.Contract;

namespace Failover.Functions.Metrics;

/// <summary>Where lines in CloudWatch's embedded metric format go: standard output, bare, for CloudWatch Logs to read.</summary>
public interface IMetricOutput
{
    /// <summary>The namespace of the stack's own metrics.</summary>
    string Namespace { get; }

    /// <param name="line">One JSON document without line breaks.</param>
    void Write(string line);
}

/// <summary>
/// Standard output itself: lines written through Lambda's logger or <see cref="Console"/> get a prefix or an envelope, and CloudWatch reads
/// embedded metrics only from a line that consists of the JSON document alone.
/// </summary>
internal sealed class StandardOutput(Lazy<Settings> settings) : IMetricOutput, IDisposable
{
    private readonly StreamWriter output = new(Console.OpenStandardOutput()) { AutoFlush = true };

    public string Namespace => settings.Value.MetricNamespace;

    public void Write(string line) => output.WriteLine(line);

    public void Dispose() => output.Dispose();
}
