using Failover.Functions.Metrics;
using Failover.Tests.Fakes;

namespace Failover.Tests.Functions.Metrics;

public sealed class EmbeddedMetricsTests
{
    // The format is CloudWatch's own: user guide, "Embedded metric format specification".
    [Fact]
    public void Compose_ValuesAndNote_AreAsCloudWatchReadsThem() =>
        EmbeddedMetrics.Compose(
            "Failover/51af3dc0",
            "orders-prod",
            DateTimeOffset.UnixEpoch.AddSeconds(1),
            [new MetricValue("Beat", "Count", 1, HighResolution: true), new MetricValue("Took", "Seconds", 0.25)],
            new MetricNote("detail", "two\nlines")).ShouldBe(
            """{"_aws":{"Timestamp":1000,"CloudWatchMetrics":[{"Namespace":"Failover/51af3dc0","Dimensions":[["Cluster"]],"Metrics":[{"Name":"Beat","Unit":"Count","StorageResolution":1},{"Name":"Took","Unit":"Seconds"}]}]},"Cluster":"orders-prod","Beat":1,"Took":0.25,"detail":"two\nlines"}""");

    [Fact]
    public void Compose_WithoutNote_HasNone() =>
        EmbeddedMetrics.Compose("Failover", "orders-prod", Sample.Now, [new MetricValue("Beat", "Count", 0)])
            .ShouldEndWith("""Cluster":"orders-prod","Beat":0}""");
}
