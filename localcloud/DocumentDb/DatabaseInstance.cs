using System.Net;
using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>How the network answers at an instance's address.</summary>
public enum InstanceState
{
    Up,

    /// <summary>The process is gone: connections are refused.</summary>
    Refusing,

    /// <summary>The host is gone: packets are dropped silently.</summary>
    Dropping,
}

/// <summary>How an instance that is up answers.</summary>
public enum WireBehaviour
{
    Normal,

    /// <summary>Refuses connections: it is promoted but does not listen yet.</summary>
    Refuses,

    /// <summary>Accepts the connection but never answers.</summary>
    NotAnswering,

    /// <summary>Reports that it is not the writable primary, although it is.</summary>
    NotWritablePrimary,

    /// <summary>Is the primary of another cluster.</summary>
    WrongCluster,

    /// <summary>Sends bytes that are not MongoDB's protocol.</summary>
    Garbage,

    /// <summary>Presents a certificate that does not name the endpoint.</summary>
    BadCertificate,

    /// <summary>Reports that it is the writable primary, but refuses the write.</summary>
    RefusesWrites,
}

/// <summary>The real state of one instance.</summary>
public sealed class DatabaseInstance
{
    internal DatabaseInstance(DatabaseCluster cluster, InstanceSpec spec, IPAddress address)
    {
        Cluster = cluster;
        Spec = spec;
        Address = address;
        Host = EndpointNames.Instance(spec.Identifier, cluster.Region);
        HostAndPort = $"{Host}:{cluster.Port}";
        Arn = $"arn:aws:rds:{cluster.Region}:{CloudCore.Account}:db:{spec.Identifier}";
    }

    public DatabaseCluster Cluster { get; }

    public InstanceSpec Spec { get; }

    public string Identifier => Spec.Identifier;

    public string Arn { get; }

    /// <summary>The instance endpoint's name.</summary>
    public string Host { get; }

    /// <summary>Its <c>host:port</c>, as the members of a replica set list each other.</summary>
    public string HostAndPort { get; }

    public IPAddress Address { get; }

    public InstanceState State { get; internal set; }

    public WireBehaviour Behaviour { get; internal set; }

    /// <summary>The number of its starts and demotions: a connection of an earlier epoch is broken.</summary>
    public int Epoch { get; internal set; }

    /// <summary>The number of its crashes: a later crash cancels the restart that followed an earlier one.</summary>
    internal int Crashes { get; set; }

    /// <summary>Its status in the API's terms, before the API's lag.</summary>
    public string Status { get; internal set; } = "available";

    /// <summary>Whether it has the writer's role; no instance in a secondary of a global cluster has.</summary>
    public bool IsWriter => Cluster.Writer == this && !Cluster.IsSecondary;

    /// <summary>Whether a write on an open connection is acknowledged (a bad certificate only stops new connections).</summary>
    public bool TakesWrites =>
        State == InstanceState.Up && IsWriter && !Cluster.IsRegionDown && Behaviour is WireBehaviour.Normal or WireBehaviour.BadCertificate;
}

/// <summary>The endpoint names that AWS assigns.</summary>
internal static class EndpointNames
{
    /// <summary>AWS's label for an account in a region; the same in every world, which keeps traces readable.</summary>
    private const string AccountLabel = "c8r3zq0example";

    public static string Cluster(string identifier, string region) => $"{identifier}.cluster-{AccountLabel}.{region}.docdb.amazonaws.com";

    public static string Reader(string identifier, string region) => $"{identifier}.cluster-ro-{AccountLabel}.{region}.docdb.amazonaws.com";

    public static string Instance(string identifier, string region) => $"{identifier}.{AccountLabel}.{region}.docdb.amazonaws.com";
}
