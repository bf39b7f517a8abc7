using Failover.LocalCloud.DocumentDb;

namespace Failover.Drill.Worlds;

/// <summary>The parameters that a world's stacks are deployed with.</summary>
internal static class StackParameters
{
    public static Dictionary<string, string> From(WorldSpec spec) => new(Given(spec), StringComparer.Ordinal)
    {
        ["ClusterIdentifier"] = spec.Cluster,
        ["RecordName"] = spec.Record,
        ["HostedZoneId"] = spec.ZoneId,
        ["Subnets"] = "subnet-0a1b2c3d4e5f60001,subnet-0a1b2c3d4e5f60002",
        ["SecurityGroups"] = "sg-0a1b2c3d4e5f60001",
        ["NamePrefix"] = "failover",
    };

    /// <summary>The parameters of a region's own stack: its cluster, and what it must know about the others.</summary>
    public static Dictionary<string, string> InRegion(World world, DatabaseCluster database, IReadOnlyDictionary<string, string> parameters)
    {
        var spec = world.Spec;
        var own = new Dictionary<string, string>(parameters, StringComparer.Ordinal)
        {
            ["ClusterIdentifier"] = database.Identifier,
            ["GlobalClusterIdentifier"] = spec.GlobalCluster,
        };
        if (spec.ReaderRecord is { } readers)
        {
            own["ReaderRecordName"] = readers;
        }

        if (spec.HasSwitch)
        {
            own["RecordMode"] = "switch";
            own["SwitchRole"] = database == world.Database ? "PRIMARY" : "SECONDARY";
            own["OtherRegion"] = world.Databases.First(d => d != database).Region;
            own["ClusterEndpoint"] = database.Endpoint;
        }

        return own;
    }

    /// <summary>The world's own parameters, with what its on-call and the zone's account add.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Given(WorldSpec spec)
    {
        var given = spec.ZoneAccount is { } other ? other.Parameters.Concat(spec.Parameters) : spec.Parameters;
        return spec.OnCall is { } address ? given.Append(KeyValuePair.Create("NotificationEmail", address)) : given;
    }
}
