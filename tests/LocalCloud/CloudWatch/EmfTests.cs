using System.Globalization;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;

namespace Failover.Tests.LocalCloud.CloudWatch;

public sealed class EmfTests
{
    private readonly CloudWatchService cloudWatch = new(new CloudCore(1, Alarms.Start));

    [Fact]
    public void IngestEmf_MetricWithTwoDimensionSets_IsPublishedToBoth()
    {
        var line = Line("""[["Cluster"],["Cluster","Step"]]""", """{"Name":"RecoveryTime","Unit":"Seconds","StorageResolution":1}""");

        cloudWatch.IngestEmf(line).ShouldBe(2);

        Sum(new() { ["Cluster"] = "orders-prod" }).ShouldBe(42.5);
        Sum(new() { ["Step"] = "ProbeWriter", ["Cluster"] = "orders-prod" }).ShouldBe(42.5);
    }

    [Fact]
    public void IngestEmf_ArrayOfValues_TakesEach()
    {
        cloudWatch.IngestEmf(Line("""[["Cluster"]]""", """{"Name":"RecoveryTime"}""").Replace("42.5", "[1, 2.5]", StringComparison.Ordinal))
            .ShouldBe(2);

        Sum(new() { ["Cluster"] = "orders-prod" }).ShouldBe(3.5);
    }

    [Fact]
    public void IngestEmf_PlainLogLine_IsPassedOver() => cloudWatch.IngestEmf("Writer of orders-prod is orders-prod-2").ShouldBe(0);

    [Theory]
    [InlineData("""[["Gone"]]""", """{"Name":"RecoveryTime"}""", "dimension Gone")]
    [InlineData("""[["Cluster"]]""", """{"Name":"Missing"}""", "metric Missing")]
    [InlineData("""[["Cluster"]]""", """{"Name":"RecoveryTime","StorageResolution":30}""", "1 or 60")]
    [InlineData("""[["Cluster"]]""", """{"Name":"Cluster"}""", "must be a number")]
    public void IngestEmf_BrokenPromise_IsRefused(string dimensions, string metric, string expected) =>
        Should.Throw<FormatException>(() => cloudWatch.IngestEmf(Line(dimensions, metric))).Message.ShouldContain(expected);

    private static string Line(string dimensions, string metric) => string.Create(CultureInfo.InvariantCulture, $$"""
        {"_aws":{"Timestamp":{{Alarms.Start.ToUnixTimeMilliseconds()}},"CloudWatchMetrics":[{"Namespace":"Failover","Dimensions":{{dimensions}},"Metrics":[{{metric}}]}]},
        "Cluster":"orders-prod","Step":"ProbeWriter","RecoveryTime":42.5}
        """);

    private double? Sum(Dictionary<string, string> dimensions) =>
        cloudWatch.Read("Failover", "RecoveryTime", dimensions, Statistic.Sum, Alarms.Start, Alarms.Start.AddMinutes(1));
}
