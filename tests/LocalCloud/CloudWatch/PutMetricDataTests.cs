using Amazon.CloudWatch.Model;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;

namespace Failover.Tests.LocalCloud.CloudWatch;

public sealed class PutMetricDataTests
{
    private readonly CloudCore core = new(1, Alarms.Start);
    private readonly CloudWatchService cloudWatch;

    public PutMetricDataTests() => cloudWatch = new CloudWatchService(core);

    [Fact]
    public void PutMetricData_IsASampleOfNow()
    {
        core.Gate.Authorize = call => call.Conditions["cloudwatch:namespace"] is ["Failover"] && call.Resource == "*" ? null : "it may not";
        Put(Datum());
        cloudWatch.Read(
            "Failover", "SwitchedTo", new Dictionary<string, string> { ["Region"] = "eu-west-1" }, Statistic.Sum, Alarms.Start,
            Alarms.Start.AddSeconds(10))
            .ShouldBe(1);
    }

    [Fact]
    public void PutMetricData_WithATimestamp_IsASampleOfThen()
    {
        Put(Datum(d => d.Timestamp = Alarms.Start.AddMinutes(-5).UtcDateTime));
        cloudWatch.Read(
            "Failover", "SwitchedTo", new Dictionary<string, string> { ["Region"] = "eu-west-1" }, Statistic.Sum,
            Alarms.Start.AddMinutes(-5), Alarms.Start)
            .ShouldBe(1);
    }

    [Fact]
    public void PutMetricData_Wrong_IsRefusedAsAWhole()
    {
        Refused(Datum(d => d.MetricName = "")).ShouldContain("MetricName");
        Refused(Datum(d => d.Value = null)).ShouldContain("finite");
        Refused(Datum(d => d.StorageResolution = 10)).ShouldContain("1 or 60");
        Refused(Datum(d => d.Timestamp = Alarms.Start.AddHours(3).UtcDateTime)).ShouldContain("Timestamp");
        Refused(Datum(d => d.Dimensions = [new Dimension { Name = "Region" }])).ShouldContain("dimensions");
        Should.Throw<InvalidParameterValueException>(() => Put(Datum(), "AWS/DocDB")).ErrorCode.ShouldBe("InvalidParameterValue");
    }

    private static MetricDatum Datum(Action<MetricDatum>? change = null)
    {
        var datum =
            new MetricDatum { MetricName = "SwitchedTo", Value = 1, Dimensions = [new Dimension { Name = "Region", Value = "eu-west-1" }] };
        change?.Invoke(datum);
        return datum;
    }

    private string Refused(MetricDatum wrong) => Should.Throw<InvalidParameterValueException>(() => Put(wrong)).Message;

    private void Put(MetricDatum datum, string metricNamespace = "Failover")
    {
        using var client = new SimulatedCloudWatchClient(cloudWatch, core, "FlipSwitchFunction");
        core.Time.Run(() => client.PutMetricDataAsync(new PutMetricDataRequest { Namespace = metricNamespace, MetricData = [datum] }));
    }
}
