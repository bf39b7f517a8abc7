using Amazon.RDS;
using Amazon.RDS.Model;
using Failover.Functions.Clusters;
using Failover.Functions.Contract;

namespace Failover.Tests.Fakes;

/// <summary>A global cluster with the writer in us-east-1 and secondaries in eu-west-1 and us-west-2, unless stated otherwise.</summary>
internal sealed record GlobalBuilder
{
    public const string East = "us-east-1";
    public const string Europe = "eu-west-1";
    public const string West = "us-west-2";

    public string Id { get; init; } = "orders";

    /// <summary>The writer's region; null if no member is the writer.</summary>
    public string? Writer { get; init; } = East;

    public IReadOnlyList<string> Regions { get; init; } = [East, Europe, West];

    public IReadOnlyList<string> Disconnected { get; init; } = [];

    public string? Version { get; init; } = "5.0.0";

    /// <summary>The target region of a failover in progress, if any.</summary>
    public string? FailingOverTo { get; init; }

    public string FailoverWord { get; init; } = "failing-over";

    /// <summary>A failover that gives up the old primary's newest writes, not a switchover.</summary>
    public bool AllowsDataLoss { get; init; }

    /// <summary>Seen from Europe: its own cluster is a secondary.</summary>
    public static GlobalPlan Plan { get; } = new()
    {
        Cluster = "orders",
        Member = Arn(Europe),
        Home = Europe,
        Approval = ApprovalKind.WhenDataLoss,
        AcceptedLossSeconds = 0,
        ApprovalSeconds = 1800,
        Promotion = new Budget(30, 3, 8),
        Dns = new Budget(9, 5, 60),
    };

    public static string Arn(string region) => $"arn:aws:rds:{region}:123456789012:cluster:{Cluster(region)}";

    public static string Cluster(string region) => region == East ? "orders-prod" : $"orders-{region[..2]}";

    /// <summary>The cluster endpoint of that region's member.</summary>
    public static string Endpoint(string region) => $"{Cluster(region)}.cluster-c1.{region}.docdb.amazonaws.com";

    /// <summary>That region's member as its API shows it.</summary>
    public static ClusterBuilder Member(string region, bool isWriter) => new()
    {
        Id = Cluster(region),
        Region = region,
        Endpoint = Endpoint(region),
        ReaderEndpoint = Endpoint(region).Replace(".cluster-", ".cluster-ro-", StringComparison.Ordinal),
        Members = [new($"{Cluster(region)}-1", isWriter), new($"{Cluster(region)}-2", false)],
    };

    public GlobalCluster GlobalCluster() => new()
    {
        GlobalClusterIdentifier = Id,
        EngineVersion = Version,
        GlobalClusterMembers = Regions.Count == 0 ? null : [.. Regions.Select(r => new GlobalClusterMember
        {
            DBClusterArn = Arn(r),
            IsWriter = r == Writer,
            SynchronizationStatus = Disconnected.Contains(r) ? GlobalClusterMemberSynchronizationStatus.PendingResync
                : GlobalClusterMemberSynchronizationStatus.Connected,
        })],
        FailoverState = FailingOverTo is null ? null : new FailoverState
        {
            Status = FailoverWord,
            FromDbClusterArn = Writer is null ? null : Arn(Writer),
            ToDbClusterArn = Arn(FailingOverTo),
            IsDataLossAllowed = AllowsDataLoss,
        },
    };

    /// <summary>The same as the steps see it.</summary>
    public GlobalView View() => new(
        Id,
        Version,
        [.. Regions.Select(r => new GlobalMember(Arn(r), r == Writer, !Disconnected.Contains(r)))],
        FailingOverTo is null ? null
            : new GlobalFailover(FailoverWord, Writer is null ? null : Arn(Writer), Arn(FailingOverTo), AllowsDataLoss));
}
