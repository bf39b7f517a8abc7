using System.Diagnostics.Metrics;

namespace Failover.DocumentDb.Telemetry;

/// <summary>The meter <c>Failover.DocumentDb</c>; each measurement has the tag <c>record</c>.</summary>
internal static class Instruments
{
    private static readonly Meter Meter = new("Failover.DocumentDb", typeof(Instruments).Assembly.GetName().Version?.ToString(3));

    public static readonly Counter<long> Moves = Meter.CreateCounter<long>(
        "failover.moves", "{move}", "Handovers to a new client after the record moved");

    public static readonly Histogram<double> ProvingDuration = Meter.CreateHistogram<double>(
        "failover.proving.duration", "s", "From the first attempt to connect to a new target until hello proved a writable primary");

    public static readonly Counter<long> Retries = Meter.CreateCounter<long>(
        "failover.retries", "{try}", "Repetitions of operations by RunAsync");

    public static readonly Counter<long> GaveUp = Meter.CreateCounter<long>(
        "failover.gave_up", "{operation}", "Operations that failed for good in RunAsync, and connects without a writer");
}
