namespace Failover.Functions.Clusters;

/// <summary>A global cluster as one region's API shows it: while regions can't reach each other, each shows its last known state.</summary>
/// <param name="Failover">The failover or switchover under way, if any.</param>
internal sealed record GlobalView(
    string Id, string? EngineVersion, IReadOnlyList<GlobalMember> Members, GlobalFailover? Failover)
{
    /// <summary>The member that is the writer; null if there is not exactly one.</summary>
    public GlobalMember? Writer => Members.Count(m => m.IsWriter) == 1 ? Members.First(m => m.IsWriter) : null;

    public GlobalMember? Find(string arn) => Members.FirstOrDefault(m => string.Equals(m.Arn, arn, StringComparison.OrdinalIgnoreCase));

    /// <summary>The member in that region, if any.</summary>
    public GlobalMember? In(string? region) => Members.FirstOrDefault(m => m.Region == region);

    /// <summary>Whether the member is the writer, and no failover is about to change that.</summary>
    public bool IsSettledOn(string arn) =>
        Failover is null && Writer is { } writer && string.Equals(writer.Arn, arn, StringComparison.OrdinalIgnoreCase);
}

/// <summary>A region's cluster in a global cluster.</summary>
/// <param name="IsConnected">
/// Whether it is the writer, or its replication is connected; pending-resync and unknown statuses are not.
/// </param>
internal sealed record GlobalMember(string Arn, bool IsWriter, bool IsConnected)
{
    public string Region => ClusterArn.Region(Arn);

    /// <summary>The cluster's identifier.</summary>
    public string Cluster => ClusterArn.Identifier(Arn);
}

/// <summary>A failover or switchover of a global cluster that is under way.</summary>
/// <param name="Status">pending, failing-over or cancelling; any string.</param>
/// <param name="AllowsDataLoss">A failover: the old primary's newest writes are given up. False for a switchover.</param>
internal sealed record GlobalFailover(string Status, string? From, string? To, bool AllowsDataLoss = false)
{
    /// <summary>Whether it is being undone: no region acts until it is known which has the global writer.</summary>
    public bool IsCancelling => Status == "cancelling";

    /// <summary>
    /// Whether that member's stack should wait for it to end: the failover is to that member, or may leave everything as it was.
    /// </summary>
    public bool WillPass(string arn) => IsCancelling || LeadsTo(arn);

    /// <summary>Whether it will make that member the writer.</summary>
    public bool LeadsTo(string arn) => !IsCancelling && string.Equals(To, arn, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The parts of a cluster's ARN: <c>arn:aws:rds:us-east-1:123456789012:cluster:orders-prod</c>; empty if it has none.</summary>
internal static class ClusterArn
{
    public static string Region(string? arn) => Part(arn, 3);

    public static string Identifier(string arn) => Part(arn, 6);

    private static string Part(string? arn, int index) => arn?.Split(':').ElementAtOrDefault(index) ?? "";
}
