using System.Net;
using Failover.LocalCloud.Core;

namespace Failover.LocalCloud.DocumentDb;

/// <summary>What a network finds at an instance's address.</summary>
public enum InstanceState
{
    Up,

    /// <summary>The process is gone: connections are refused.</summary>
    Refusing,

    /// <summary>The host is gone: packets are dropped, and nobody says so.</summary>
    Dropping,
}

/// <summary>How an instance that is up answers.</summary>
public enum WireBehaviour
{
    Normal,

    /// <summary>Refuses connections: it is promoted, but does not listen yet.</summary>
    Refuses,

    /// <summary>Takes the connection and never answers.</summary>
    NotAnswering,

    /// <summary>Says that it is not the writable primary, although it is.</summary>
    NotWritablePrimary,

    /// <summary>Is the primary of another cluster.</summary>
    WrongCluster,

    /// <summary>Sends what is not MongoDB's protocol.</summary>
    Garbage,

    /// <summary>Shows a certificate that does not name the endpoint.</summary>
    BadCertificate,

    /// <summary>Says that it is the writable primary, and refuses the write.</summary>
    RefusesWrites,
}

/// <summary>One instance, as it truly is.</summary>
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

    /// <summary>Its <c>host:port</c>, as members of a replica set name each other.</summary>
    public string HostAndPort { get; }

    public IPAddress Address { get; }

    public InstanceState State { get; internal set; }

    public WireBehaviour Behaviour { get; internal set; }

    /// <summary>Counts its starts and demotions: a connection of an earlier one is broken.</summary>
    public int Epoch { get; internal set; }

    /// <summary>Counts how often it went down: a later crash makes an earlier one's return void.</summary>
    internal int Crashes { get; set; }

    /// <summary>The API's word for it, before the API's lag.</summary>
    public string Status { get; internal set; } = "available";

    /// <summary>Whether it is the one that takes writes, where its cluster may: none of a secondary of a global cluster does.</summary>
    public bool IsWriter => Cluster.Writer == this && !Cluster.IsSecondary;

    /// <summary>Whether a write on a connection that stands is acknowledged (a bad certificate stops only new connections).</summary>
    public bool TakesWrites =>
        State == InstanceState.Up && IsWriter && !Cluster.IsRegionDown && Behaviour is WireBehaviour.Normal or WireBehaviour.BadCertificate;
}

/// <summary>The names that AWS gives endpoints.</summary>
internal static class EndpointNames
{
    /// <summary>AWS's label of an account in a region; the same in every world, so that traces are easy to read.</summary>
    private const string AccountLabel = "c8r3zq0example";

    public static string Cluster(string identifier, string region) => $"{identifier}.cluster-{AccountLabel}.{region}.docdb.amazonaws.com";

    public static string Reader(string identifier, string region) => $"{identifier}.cluster-ro-{AccountLabel}.{region}.docdb.amazonaws.com";

    public static string Instance(string identifier, string region) => $"{identifier}.{AccountLabel}.{region}.docdb.amazonaws.com";
}
