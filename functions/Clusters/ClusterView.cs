using Failover.Functions.Contract;

namespace Failover.Functions.Clusters;

/// <summary>A cluster as the RDS API shows it at one moment, which lags the truth.</summary>
/// <param name="Status">The API's status; any string.</param>
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
    /// <summary>The name of its cluster parameter group; null if the API does not say.</summary>
    public string? ParameterGroup { get; init; }

    /// <summary>The instance endpoints of all members, in the order of their identifiers.</summary>
    public IReadOnlyList<string> Hosts => [.. Members.Select(m => m.Address).OfType<string>()];
}

/// <summary>A member of a cluster.</summary>
/// <param name="Status">The instance's status; null if the API lists the member without its instance.</param>
/// <param name="Address">The instance endpoint's name; null while there is none.</param>
/// <param name="Zone">Its availability zone; null if the API does not say.</param>
internal sealed record MemberView(string Id, bool IsWriter, string? Status, string? Address, string? Zone = null)
{
    /// <summary>Its instance class: <c>db.r6g.large</c>; null if the API does not say.</summary>
    public string? Class { get; init; }

    /// <summary>0 (promoted first) to 15; null if the API does not say.</summary>
    public int? Tier { get; init; }

    /// <summary>When its server certificate expires; null if the API does not say.</summary>
    public DateTimeOffset? CertificateValidTill { get; init; }

    /// <summary>What a modification that is not applied yet will change: <c>class to db.r6g.xlarge</c>.</summary>
    public IReadOnlyList<string> Pending { get; init; } = [];

    public bool IsHealthy => Status is not null && Health.IsServing(Status);
}

/// <summary>Which statuses mean that a database serves requests.</summary>
/// <remarks>
/// <c>available</c> and <c>backing-up</c> are the documented statuses in which writes continue. Every other status, known or yet to be
/// invented, is transitional: it is waited for within the budget, and never counts as healthy.
/// </remarks>
internal static class Health
{
    public static bool IsServing(string status) => status is "available" or "backing-up";

    /// <summary>Whether it may serve nevertheless, which a probe can tell. A cluster that is being deleted is not probed.</summary>
    public static bool MayServe(string status) => status is not "deleting";
}
