using Failover.LocalCloud.CloudWatch;
using Failover.LocalCloud.Core;
using Failover.LocalCloud.Dns;
using Failover.LocalCloud.DocumentDb;
using Failover.LocalCloud.Integrations;
using Failover.LocalCloud.Route53;
using Failover.LocalCloud.Template;
using Failover.Tests.LocalCloud.CloudWatch;

namespace Failover.Tests.LocalCloud.Template;

/// <summary>Health checks and records that a template creates.</summary>
public sealed class DnsTemplateTests
{
    private const string Text = """
        Resources:
          Check:
            Type: AWS::Route53::HealthCheck
            Properties:
              HealthCheckConfig:
                Type: CLOUDWATCH_METRIC
                AlarmIdentifier: { Name: switched, Region: us-east-1 }
                InsufficientDataHealthStatus: LastKnownStatus
          Own:
            Type: AWS::Route53::RecordSet
            Properties:
              HostedZoneId: Z1
              Name: db.example.com
              Type: CNAME
              TTL: "5"
              SetIdentifier: us-east-1
              Failover: PRIMARY
              HealthCheckId: !Ref Check
              ResourceRecords: [one.example.net]
        """;

    private readonly CloudCore core = new(1, Alarms.Start);
    private readonly Route53Service route53;
    private readonly CloudServices services;

    public DnsTemplateTests()
    {
        route53 = new Route53Service(core);
        services = new CloudServices(core);
        route53.CreateZone("example.com", isPrivate: true, "Z1");
    }

    [Fact]
    public void Deploy_RecordAndCheck_AreThereOnEveryNameServerAtOnce()
    {
        Deploy(Text);
        var check = route53.HealthChecks.All.ShouldHaveSingleItem();
        (check.Config.AlarmIdentifier.Name, check.Config.AlarmIdentifier.Region.Value).ShouldBe(("switched", "us-east-1"));
        var record = route53.Zone("Z1").Served(3).Find(new RecordKey("db.example.com.", "CNAME", "us-east-1")).ShouldNotBeNull();
        (record.Failover, record.HealthCheckId, record.Ttl, record.Values[0]).ShouldBe(("PRIMARY", check.Id, 5, "one.example.net"));
        new Resolver(core, route53, new DocumentDbService(core, services.CloudWatch))
            .Resolve("db.example.com").CanonicalNames.ShouldContain("one.example.net");
    }

    [Fact]
    public void Deploy_WithAPlainRecordInPlace_IsRefused()
    {
        route53.Zone("Z1").Seed(DnsRecord.Simple("db.example.com", "CNAME", 5, "old.example.net"));
        Should.Throw<TemplateException>(() => Deploy(Text)).Message.ShouldContain("Resource Own (AWS::Route53::RecordSet): property Name");
    }

    [Fact]
    public void Deploy_CheckOfAHighResolutionAlarm_IsRefused()
    {
        services.CloudWatch.PutMetricAlarm(Alarms.Silent("switched") with { Period = 10 });
        route53.HealthChecks.Alarms = (_, name) => services.CloudWatch.Find(name) as MetricAlarm;
        Should.Throw<TemplateException>(() => Deploy(Text)).Message.ShouldContain("high resolution");
    }

    [Fact]
    public void Deploy_PropertyThatIsNotKnown_IsRefused() =>
        Should.Throw<TemplateException>(
            () => Deploy(Text.Replace("Failover: PRIMARY", "Weight: 3", StringComparison.Ordinal))).Message.ShouldContain("Weight");

    private void Deploy(string text) => Stack.Deploy(
        TemplateDocument.Parse(text), services, new StackOptions { Route53 = route53, CreateStateMachine = static _ => "" });
}
