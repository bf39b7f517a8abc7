namespace Failover.LocalCloud.DocumentDb;

/// <summary>What the API of a region tells about a global cluster.</summary>
/// <param name="Version">Later truths have greater numbers; a region's API never goes back.</param>
public sealed record GlobalView(int Version, string Status, IReadOnlyList<GlobalMemberView> Members, GlobalFailoverView? Failover, string EngineVersion);

/// <param name="Readers">ARNs of the secondaries, of the primary alone.</param>
public sealed record GlobalMemberView(string Arn, bool IsWriter, bool IsConnected, IReadOnlyList<string> Readers);

/// <param name="Status"><c>pending</c>, <c>failing-over</c> or <c>cancelling</c>.</param>
public sealed record GlobalFailoverView(string Status, string FromArn, string ToArn, bool AllowsDataLoss);
