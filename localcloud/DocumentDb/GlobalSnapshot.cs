namespace Failover.LocalCloud.DocumentDb;

/// <summary>What the API of a region reports about a global cluster.</summary>
/// <param name="Version">Later states have greater numbers; a region's API never goes back.</param>
public sealed record GlobalSnapshot(
    int Version, string Status, IReadOnlyList<GlobalMemberSnapshot> Members, GlobalFailoverSnapshot? Failover, string EngineVersion);

/// <param name="Readers">ARNs of the secondaries; only the primary has them.</param>
public sealed record GlobalMemberSnapshot(string Arn, bool IsWriter, bool IsConnected, IReadOnlyList<string> Readers);

/// <param name="Status"><c>pending</c>, <c>failing-over</c> or <c>cancelling</c>.</param>
public sealed record GlobalFailoverSnapshot(string Status, string FromArn, string ToArn, bool AllowsDataLoss);
