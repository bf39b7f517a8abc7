using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>A cluster as the RDS API shows it at one moment, which lags the truth.</summary>
/// <param name="Status">The API's status word; any string.</param>
/// <param name="Endpoint">The cluster endpoint's name; null while there is none.</param>
/// <param name="ReaderEndpoint">The reader endpoint's name; null while there is none.</param>
internal sealed record ClusterView(
    string Id,
    string Arn,
    string Status,
    string? Endpoint,
    int Port,
    IReadOnlyList<MemberView> Members,
    IReadOnlyDictionary<string, string> Tags,
    string? ReaderEndpoint = null,
    string? EngineVersion = null)
{
    /// <summary>The instance endpoints of all members, in the order of their identifiers.</summary>
    public IReadOnlyList<string> Hosts => [.. Members.Select(m => m.Address).OfType<string>()];
}

/// <summary>A member of a cluster.</summary>
/// <param name="Status">The instance's status word; null where the API lists the member without its instance.</param>
/// <param name="Address">The instance endpoint's name; null while there is none.</param>
/// <param name="Zone">Its availability zone; null where the API does not say.</param>
internal sealed record MemberView(string Id, bool IsWriter, string? Status, string? Address, string? Zone = null)
{
    /// <summary>Its instance class: <c>db.r6g.large</c>; null where the API does not say.</summary>
    public string? Class { get; init; }

    /// <summary>0 (promoted first) to 15; null where the API does not say.</summary>
    public int? Tier { get; init; }

    /// <summary>When its server certificate expires; null where the API does not say.</summary>
    public DateTimeOffset? CertificateValidTill { get; init; }

    /// <summary>What a modification that is not applied yet will change: <c>class to db.r6g.xlarge</c>.</summary>
    public IReadOnlyList<string> Pending { get; init; } = [];

    public bool IsHealthy => Status is not null && Health.IsServing(Status);
}

/// <summary>Which status words mean that a database serves.</summary>
/// <remarks>
/// <c>available</c> and <c>backing-up</c> are the documented words under which writes go on. Every other word, and every
/// word yet to be invented, is transitional: waited for, within the budget, and never taken for healthy.
/// </remarks>
internal static class Health
{
    public static bool IsServing(string status) => status is "available" or "backing-up";

    /// <summary>Whether it may serve all the same: the wire can tell. What is being deleted is not asked.</summary>
    public static bool MayServe(string status) => status is not "deleting";
}
