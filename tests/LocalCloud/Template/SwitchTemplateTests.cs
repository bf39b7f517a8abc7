using System.Text.Json;
using Failover.LocalCloud;
using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.DocumentDb.GlobalClusters;
using Failover.LocalCloud.Gate;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Template;

namespace Failover.Tests.LocalCloud.Template;

/// <summary>template.yaml in record mode switch.</summary>
public sealed class SwitchTemplateTests
{
    private const string Endpoint = "orders-prod.cluster-c8r3zq0example.us-east-1.docdb.amazonaws.com";
    private readonly Cloud cloud = new(1, new DateTimeOffset(2026, 11, 22, 17, 0, 0, TimeSpan.Zero), new CloudOptions());

    public SwitchTemplateTests() => cloud.Route53.CreateZone("shop.example", isPrivate: true, "Z0SHOPEXAMPLE");

    [Fact]
    public void Switch_MakesAlarmHealthCheckAndHalfOfThePair()
    {
        var stack = Deploy("switch");
        var alarm = cloud.CloudWatch.Find("orders-switched-to-us-east-1").ShouldBeOfType<MetricAlarm>().Definition;
        (alarm.Namespace, alarm.MetricName, alarm.Period, alarm.EvaluationPeriods, alarm.DatapointsToAlarm, alarm.MissingData)
            .ShouldBe((stack["HeartbeatLostAlarm"].Properties["Namespace"]!.ToString(), "SwitchedTo", 60, 1, 1, MissingData.Ignore));
        alarm.Namespace.ShouldMatch("^Failover/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$");
        alarm.Dimensions.ShouldBe(
            new Dictionary<string, string> { ["GlobalCluster"] = "orders", ["Region"] = "us-east-1" }, ignoreOrder: true);

        // The check follows the other region's alarm.
        var check = cloud.Route53.HealthChecks.All.ShouldHaveSingleItem();
        (check.Config.AlarmIdentifier.Name, check.Config.AlarmIdentifier.Region.Value, check.Config.InsufficientDataHealthStatus.Value)
            .ShouldBe(("orders-switched-to-eu-west-1", "eu-west-1", "LastKnownStatus"));
        var record = cloud.Route53.Zone("Z0SHOPEXAMPLE").Current.Find(new RecordKey("db.shop.example.", "CNAME", "us-east-1"))
            .ShouldNotBeNull();
        (record.Failover, record.HealthCheckId, record.Ttl, record.Values[0]).ShouldBe(("SECONDARY", check.Id, 5, Endpoint));
        var variables = stack["VerifyClusterFunction"].Properties["Environment"]!["Variables"]!;
        new[] { "FAILOVER_RECORD_MODE", "FAILOVER_SWITCH_ROLE", "FAILOVER_OTHER_REGION", "FAILOVER_CLUSTER_ENDPOINT" }
            .Select(name => variables[name]!.ToString()).ShouldBe(["switch", "SECONDARY", "eu-west-1", Endpoint]);
        Settings(variables).SwitchRole.ShouldBe(Failover.Functions.Contract.SwitchRole.Secondary);
    }

    [Fact]
    public void Cname_WithTheOtherRegion_CreatesOnlyTheAlarm()
    {
        Deploy("cname");
        cloud.CloudWatch.Find("orders-switched-to-us-east-1").ShouldNotBeNull();
        cloud.Route53.HealthChecks.All.ShouldBeEmpty();
        cloud.Route53.Zone("Z0SHOPEXAMPLE").Current.At("db.shop.example.").ShouldBeEmpty();
    }

    [Fact]
    public void SingleRegion_HasNothingOfIt()
    {
        var stack = Deploy("cname", ("GlobalClusterIdentifier", ""), ("OtherRegion", ""));
        new[] { "SwitchAlarm", "SwitchHealthCheck", "SwitchRecord" }.ShouldAllBe(id => !stack.Has(id));
        Denied("cloudwatch", "PutMetricData", "*", "Failover/51af3dc0").ShouldNotBeNull();
    }

    [Fact]
    public void FlipSwitch_MayPublishInOneNamespaceAndNothingOfRoute53()
    {
        Deploy("switch");
        Denied("cloudwatch", "PutMetricData", "*", "Failover/51af3dc0").ShouldBeNull();
        Denied("cloudwatch", "PutMetricData", "*", "Other").ShouldNotBeNull();
        foreach (var region in new[] { "us-east-1", "eu-west-1" })
        {
            Denied("cloudwatch", "DescribeAlarms", $"arn:aws:cloudwatch:{region}:123456789012:alarm:*").ShouldBeNull();
        }

        Denied("cloudwatch", "DescribeAlarms", "arn:aws:cloudwatch:eu-central-1:123456789012:alarm:*").ShouldNotBeNull();
        Denied("rds", "DescribeGlobalClusters", "arn:aws:rds::123456789012:global-cluster:orders").ShouldBeNull();
        Denied("rds", "DescribeDBClusters", "arn:aws:rds:us-east-1:123456789012:cluster:orders-prod").ShouldBeNull();
        Denied("rds", "DescribeDBInstances", "arn:aws:rds:us-east-1:123456789012:db:*").ShouldBeNull();
        foreach (var operation in new[] { "ListResourceRecordSets", "ChangeResourceRecordSets", "GetHostedZone" })
        {
            Denied("route53", operation, "arn:aws:route53:::hostedzone/Z0SHOPEXAMPLE").ShouldNotBeNull();
        }
    }

    [Fact]
    public void StateMachine_InvokesFlipSwitch() =>
        JsonDocument.Parse(Machine(Deploy("switch"))).RootElement.GetProperty("States").GetProperty("FlipSwitch").GetProperty("Resource")
            .GetString()
            .ShouldNotBeNull().ShouldStartWith($"{cloud.Stack!["FlipSwitchFunction"].Arn}:");

    private static Failover.Functions.Contract.Settings Settings(System.Text.Json.Nodes.JsonNode variables) =>
        Failover.Functions.Contract.Settings.Read(name => variables[name]?.ToString());

    private string Machine(Stack stack)
    {
        stack.ShouldBeSameAs(cloud.Stack);
        return cloud.Definition!;
    }

    private string? Denied(string service, string operation, string resource, string? metricNamespace = null)
    {
        var call = new ApiCall(service, operation, "FlipSwitchFunction", resource);
        return cloud.Core.Gate.Authorize(metricNamespace is null ? call : call with
        {
            Conditions = new Dictionary<string, IReadOnlyList<string>> { ["cloudwatch:namespace"] = [metricNamespace] },
        });
    }

    private Stack Deploy(string mode, params (string Name, string Value)[] others)
    {
        var parameters = new Dictionary<string, string>
        {
            ["ClusterIdentifier"] = "orders-prod",
            ["RecordName"] = "db.shop.example",
            ["HostedZoneId"] = "Z0SHOPEXAMPLE",
            ["Subnets"] = "subnet-0a1b2c3d4e5f60001,subnet-0a1b2c3d4e5f60002",
            ["SecurityGroups"] = "sg-0a1b2c3d4e5f60001",
            ["GlobalClusterIdentifier"] = "orders",
            ["RecordMode"] = mode,
            ["SwitchRole"] = "SECONDARY",
            ["OtherRegion"] = "eu-west-1",
            ["ClusterEndpoint"] = Endpoint,
        };
        foreach (var (name, value) in others)
        {
            parameters[name] = value;
        }

        return cloud.Deploy(Failover.Drill.Worlds.Deployment.Template, parameters);
    }
}
