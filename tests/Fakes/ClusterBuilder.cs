using Amazon.RDS.Model;
using Failover.Functions.Clusters;

namespace Failover.Tests.Fakes;

/// <summary>A cluster as the RDS API shows it: healthy, with one writer and one replica, unless stated otherwise.</summary>
internal sealed record ClusterBuilder
{
    public string Id { get; init; } = "orders-prod";

    public string? Status { get; init; } = "available";

    public string? Endpoint { get; init; } = Sample.ClusterEndpoint;

    public int? Port { get; init; } = 27017;

    public string Region { get; init; } = "us-east-1";

    public string? ReaderEndpoint { get; init; }

    public string? Engine { get; init; } = "docdb";

    public string? EngineVersion { get; init; } = "5.0.0";

    public IReadOnlyList<Member> Members { get; init; } = [new("orders-prod-1", true), new("orders-prod-2", false)];

    public IReadOnlyDictionary<string, string?> Tags { get; init; } = new Dictionary<string, string?>();

    public static ClusterBuilder Healthy { get; } = new();

    /// <summary>The same cluster after its failover.</summary>
    public static ClusterBuilder FailedOver { get; } =
        new() { Members = [new("orders-prod-1", false), new("orders-prod-2", true)] };

    public static ClusterBuilder WithoutWriter { get; } =
        new() { Status = "failing-over", Members = [new("orders-prod-1", false), new("orders-prod-2", false)] };

    public ClusterBuilder WithTag(string name, string? value) =>
        this with { Tags = new Dictionary<string, string?>(Tags) { [$"failover:{name}"] = value } };

    /// <summary>Gives the writer's instance another status; null if it is not listed.</summary>
    public ClusterBuilder WithWriterStatus(string? status) =>
        this with { Members = [.. Members.Select(m => m.IsWriter ? m with { Status = status } : m)] };

    public ClusterBuilder WithReplicaStatus(string? status) =>
        this with { Members = [.. Members.Select(m => m.IsWriter ? m : m with { Status = status })] };

    public DBCluster DBCluster() => new()
    {
        DBClusterIdentifier = Id,
        DBClusterArn = $"arn:aws:rds:{Region}:123456789012:cluster:{Id}",
        ReaderEndpoint = ReaderEndpoint,
        Engine = Engine,
        EngineVersion = EngineVersion,
        Status = Status,
        Endpoint = Endpoint,
        Port = Port,
        DBClusterMembers = Members.Count == 0
            ? null
            : [.. Members.Select(m => new DBClusterMember { DBInstanceIdentifier = m.Id, IsClusterWriter = m.IsWriter })],
        TagList = Tags.Count == 0 ? null : [.. Tags.Select(t => new Tag { Key = t.Key, Value = t.Value })],
    };

    public List<DBInstance> DBInstances() =>
    [
        .. Members.Where(m => m.Status is not null).Select(m => new DBInstance
        {
            DBInstanceIdentifier = m.Id,
            DBClusterIdentifier = Id,
            DBInstanceStatus = m.Status,
            Endpoint = m.Address is null ? null : new Endpoint { Address = m.Address, Port = 27017 },
        }),
    ];

    /// <summary>The same as the steps see it.</summary>
    public ClusterView View() => new(
        Id,
        $"arn:aws:rds:{Region}:123456789012:cluster:{Id}",
        Status ?? "unknown",
        Endpoint,
        Port ?? 27017,
        [.. Members.Select(m => new MemberView(m.Id, m.IsWriter, m.Status, m.Status is null ? null : m.Address))],
        Tags.ToDictionary(t => t.Key, t => t.Value ?? "", StringComparer.Ordinal),
        ReaderEndpoint,
        EngineVersion);
}

/// <param name="Status">Null if the instance is not listed.</param>
internal sealed record Member(string Id, bool IsWriter, string? Status = "available")
{
    public string? Address { get; init; } = Sample.InstanceEndpoint(Id);
}
