using System.Globalization;
using Amazon.Route53;
using Amazon.Route53.Model;
using Failover.LocalCloud.Route53;

namespace Failover.LocalCloud.Template;

internal static class DnsDeployer
{
    public static DeployStep HealthCheck(DeployedResource resource, Properties properties)
    {
        properties.Only("HealthCheckConfig", "HealthCheckTags");
        var config = properties.Nested("HealthCheckConfig")?.Only("Type", "AlarmIdentifier", "InsufficientDataHealthStatus", "Inverted")
            ?? throw properties.Bad("HealthCheckConfig", "a map", null);
        var alarm = config.Nested("AlarmIdentifier")?.Only("Name", "Region");
        var check = new HealthCheckConfig
        {
            Type = new HealthCheckType(config.Text("Type")),
            Inverted = config.Flag("Inverted", false),
            InsufficientDataHealthStatus = config.OptionalText("InsufficientDataHealthStatus") is { } status
                ? new InsufficientDataHealthStatus(status) : null,
            AlarmIdentifier = alarm is null ? null : new AlarmIdentifier
            {
                Name = alarm.Text("Name"),
                Region = new CloudWatchRegion(alarm.Text("Region")),
            },
        };
        return (_, options) =>
            Make(properties, "HealthCheckConfig", () => Service(options, properties).HealthChecks.Create(resource.PhysicalId, check));
    }

    public static DeployStep Record(Properties properties)
    {
        properties.Only("HostedZoneId", "Name", "Type", "TTL", "ResourceRecords", "SetIdentifier", "Failover", "HealthCheckId", "Comment");
        var zone = properties.Text("HostedZoneId");
        var record = properties.Guard("Name", () => DnsRecord.Simple(
            properties.Text("Name"), properties.Text("Type"), properties.Number("TTL", null, 0, int.MaxValue),
                properties.Texts("ResourceRecords")) with
        {
            SetIdentifier = properties.OptionalText("SetIdentifier"),
            Failover = properties.OptionalText("Failover"),
            HealthCheckId = properties.OptionalText("HealthCheckId"),
        });
        return (_, options) => Make(properties, "Name", () =>
        {
            Service(options, properties).Deploy(zone, record);
            return record;
        });
    }

    private static Route53Service Service(StackOptions options, Properties properties) =>
        options.Route53 ?? throw properties.Bad("Type", "no Route 53 resource, because this stack is deployed without Route 53", null);

    private static void Make<T>(Properties properties, string name, Func<T> make)
    {
        try
        {
            properties.Guard(name, make);
        }
        catch (AmazonRoute53Exception e)
        {
            throw new TemplateException(
                string.Create(CultureInfo.InvariantCulture, $"{properties.Where}: property {name}: {e.Message}"), e);
        }
    }
}
