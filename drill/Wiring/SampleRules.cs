using Failover.LocalCloud.Template;

namespace Failover.Drill.Wiring;

/// <summary>
/// The sample cluster, which exists only on AWS: encrypted, backed up, protected, in three zones, open to the probe alone.
/// </summary>
internal static class SampleRules
{
    private const string Cluster = "AWS::DocDB::DBCluster";

    private const string Instance = "AWS::DocDB::DBInstance";

    private const string Group = "AWS::EC2::SecurityGroup";

    private const string ParameterGroup = "AWS::DocDB::DBClusterParameterGroup";

    private const string Named = "the stack protects the cluster of this name, at this port";

    private const string ProbeOnly = "only the probe and the heartbeat reach the database";

    private const string NoWayOut = "the database makes no connections, and without a rule EC2 allows all of them";

    public static IReadOnlyList<WiringRule> All { get; } =
    [
        WiringRule.Is(Named, Cluster, "DBClusterIdentifier", static (view, _) => view.Parameter("ClusterIdentifier")),
        WiringRule.Is(Named, Cluster, "Port", static (view, _) => view.Parameter("DatabasePort") ?? "27017"),
        WiringRule.Is("the family of the parameter group", Cluster, "EngineVersion", "5.0.0"),
        WiringRule.Is("the version of the cluster", ParameterGroup, "Family", "docdb5.0"),
        WiringRule.Is("DocumentDB creates and rotates the password", Cluster, "ManageMasterUserPassword", "true"),
        WiringRule.Is("DocumentDB requires a name for its first user", Cluster, "MasterUsername", "clusteradmin"),
        WiringRule.Is("the probe's subnets are in the VPC", Cluster, "DBSubnetGroupName", Name("SampleSubnets")),
        WiringRule.Is(
            "the probe's subnets are in the VPC", "AWS::DocDB::DBSubnetGroup", "SubnetIds",
            static (view, _) => $"[\"{view.Parameter("Subnets")?.Replace(",", "\",\"", StringComparison.Ordinal)}\"]"),
        WiringRule.Is(
            ProbeOnly, Cluster, "VpcSecurityGroupIds", static (view, _) => $"[\"{view.Find("SampleSecurityGroup")?.PhysicalId}\"]"),
        WiringRule.Is("TLS, audit and profiler", Cluster, "DBClusterParameterGroupName", Name("SampleParameters")),
        WiringRule.Is("the probe requires TLS", ParameterGroup, "Parameters.tls", "enabled"),
        WiringRule.Is("who did what is logged", ParameterGroup, "Parameters.audit_logs", "enabled"),
        WiringRule.Is("slow operations are logged", ParameterGroup, "Parameters.profiler", "enabled"),
        WiringRule.Is("both logs leave the cluster", Cluster, "EnableCloudwatchLogsExports", """["audit","profiler"]"""),
        WiringRule.Is("data are encrypted", Cluster, "StorageEncrypted", "true"),
        WiringRule.Is(
            "the snapshot must stay readable after the stack's own key is gone", Cluster, "KmsKeyId",
            static (view, _) => view.Parameter("KmsKeyArn")),
        WiringRule.Is("nobody deletes it with the stack by mistake", Cluster, "DeletionProtection", "true"),
        WiringRule.IsWithin("at least a week of backups", Cluster, "BackupRetentionPeriod", 7, 14),
        WiringRule.Is("a snapshot shows what it belongs to", Cluster, "CopyTagsToSnapshot", "true"),
        WiringRule.Is("the VPC of Subnets", Group, "VpcId", static (view, _) => view.Parameter("SampleVpcId")),
        WiringRule.Is(ProbeOnly, Group, "SecurityGroupIngress[0].IpProtocol", "tcp"),
        WiringRule.Is(ProbeOnly, Group, "SecurityGroupIngress[0].FromPort", static (view, _) => view.Parameter("DatabasePort") ?? "27017"),
        WiringRule.Is(ProbeOnly, Group, "SecurityGroupIngress[0].ToPort", static (view, _) => view.Parameter("DatabasePort") ?? "27017"),
        WiringRule.Is(
            ProbeOnly, Group, "SecurityGroupIngress[0].SourceSecurityGroupId", static (view, _) => view.Parameter("SecurityGroups")),
        WiringRule.Is(NoWayOut, Group, "SecurityGroupEgress[0].IpProtocol", "tcp"),
        WiringRule.Is(NoWayOut, Group, "SecurityGroupEgress[0].FromPort", "1"),
        WiringRule.Is(NoWayOut, Group, "SecurityGroupEgress[0].ToPort", "1"),
        WiringRule.Is(NoWayOut, Group, "SecurityGroupEgress[0].CidrIp", "127.0.0.1/32"),
        WiringRule.Is("an instance of the cluster", Instance, "DBClusterIdentifier", Name("SampleCluster")),
        WiringRule.Is(
            "the name by which faults and reports call it", Instance, "DBInstanceIdentifier",
            static (view, instance) => $"{view.Parameter("ClusterIdentifier")}-{instance.LogicalId[^1]}"),
        WiringRule.Is(
            "the class that the operator pays for", Instance, "DBInstanceClass",
            static (view, _) => view.Parameter("SampleInstanceClass") ?? "db.t4g.medium"),
        WiringRule.Is(
            "three zones: a failover needs a replica elsewhere", Instance, "AvailabilityZone",
            static (view, instance) => $"{view.Region}{"abc"[instance.LogicalId[^1] - '1']}"),
        WiringRule.Is("security fixes arrive by themselves", Instance, "AutoMinorVersionUpgrade", "true"),
    ];

    private static Func<StackView, DeployedResource, string?> Name(string logicalId) => (view, _) => view.Find(logicalId)?.PhysicalId;
}
