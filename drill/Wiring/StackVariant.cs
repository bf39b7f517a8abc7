using Failover.Drill.Worlds;
using Failover.LocalCloud;
using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>Parameters under which each part of the template is deployed at least once.</summary>
/// <param name="Name">In kebab case.</param>
/// <param name="Parameters">Those that differ from the template's defaults, beyond the required ones.</param>
internal sealed record StackVariant(string Name, IReadOnlyDictionary<string, string> Parameters)
{
    public static IReadOnlyList<StackVariant> All { get; } =
    [
        new("default", new Dictionary<string, string>()),
        new("everything", new Dictionary<string, string>
        {
            ["NotificationEmail"] = "oncall@shop.example",
            ["Witnesses"] = "both",
            ["HeartbeatSeconds"] = "10",
            ["ReaderRecordName"] = "ro.shop.example",
            ["PermissionsBoundary"] = "arn:aws:iam::123456789012:policy/bounds",
            ["ReservedConcurrency"] = "5",
            ["EvidenceLock"] = "GOVERNANCE",
            ["EvidenceDays"] = "365",
            ["ProbeSecretArn"] = "arn:aws:secretsmanager:us-east-1:123456789012:secret:probe-AbCdEf",
            ["ProbeSecretKeyArn"] = "arn:aws:kms:us-east-1:123456789012:key/22222222-2222-3333-4444-555555555555",
            ["KmsKeyArn"] = "arn:aws:kms:us-east-1:123456789012:key/11111111-2222-3333-4444-555555555555",
            ["CreateSampleCluster"] = "yes",
            ["SampleVpcId"] = "vpc-12345678",
        }),
        new("switch", new Dictionary<string, string>
        {
            ["GlobalClusterIdentifier"] = "orders-global",
            ["OtherRegion"] = "eu-west-1",
            ["RecordMode"] = "switch",
            ["ClusterEndpoint"] = "orders-prod.cluster-c8r3zq0example.us-east-1.docdb.amazonaws.com",
            ["CreateSampleCluster"] = "yes",
            ["SampleVpcId"] = "vpc-12345678",
        }),
    ];

    /// <summary>Deploys the stack alone, in a new cloud.</summary>
    /// <exception cref="TemplateException">The stack is refused.</exception>
    public (Cloud Cloud, IReadOnlyDictionary<string, string> Parameters) Deploy(TemplateDocument template)
    {
        var parameters = StackParameters.From(new WorldSpec { Parameters = Parameters });
        var cloud = new Cloud(1, World.Start, new CloudOptions());
        cloud.Route53.CreateZone("shop.example", isPrivate: true, "Z0SHOPEXAMPLE");
        cloud.Deploy(template, parameters);
        return (cloud, parameters);
    }

    /// <summary>What the rules find after a deployment, one line each.</summary>
    /// <exception cref="TemplateException">The stack is refused.</exception>
    public IEnumerable<string> Findings(TemplateDocument template)
    {
        var (cloud, parameters) = Deploy(template);
        var view = new StackView(cloud.Stack!, parameters);
        return WiringRules.All.SelectMany(rule => rule.Broken(view)).Select(finding => $"{Name}: {finding}");
    }
}
